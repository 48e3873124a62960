import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How long writes are gathered before they are saved (ms). */
const GATHERING = 500;

export type SavedFile = {
  /** What was saved last; undefined when nothing was. A file that can't be read as JSON is an error. */
  read(): unknown;
  /** Saves `content()` soon; called again before that, it is saved once. */
  changed(): void;
  /** Saves what is not saved yet, and stops. */
  close(): Promise<void>;
};

/** A JSON file that is replaced as a whole, so that a crash leaves the old or the new one. */
export function savedFile(file: string, content: () => unknown): SavedFile {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  const save = () => {
    timer = null;
    writing = writing.then(() => replace(file, JSON.stringify(content())));
  };

  return {
    read: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    changed: () => {
      if (timer === null && !closed) timer = setTimeout(save, GATHERING).unref();
    },
    close: async () => {
      closed = true;
      if (timer !== null) {
        clearTimeout(timer);
        save();
      }
      await writing;
    },
  };
}

async function replace(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, file);
}
