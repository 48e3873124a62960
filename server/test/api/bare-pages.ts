import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGE = `<!doctype html><meta name="csp-nonce" content="__NONCE__">
__OFFICE__
<script type="application/json" id="settings">__SETTINGS__</script>
<script type="application/json" id="outcome">__OUTCOME__</script>`;

/** A folder with the add-in's pages, but nothing on them: for tests of what the server writes there. */
export const barePages = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bare-pages-'));
  for (const page of ['tab', 'browser', 'outlook', 'outlook-sign-in', 'sign-in', 'consent', 'approve'])
    await writeFile(join(folder, `${page}.html`), PAGE);
  return { folder, remove: () => rm(folder, { recursive: true }) };
};
