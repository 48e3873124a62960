import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import express from 'express';
import { sendFile } from './send-file.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serves a file; `ended` is how that went. */
const serve = async (pieces: () => AsyncIterable<string>) => {
  const ended = Promise.withResolvers<unknown>();
  const app = express();
  app.get('/', async (_request, response) => {
    await sendFile(response, { type: 'text/plain', name: 'file.txt' }, pieces()).then(
      () => ended.resolve(null),
      ended.resolve,
    );
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close().closeAllConnections());
  const request = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { response, ended: ended.promise };
};

const PIECE = 'x'.repeat(64 * 1024);

test('a file is sent to be kept under its name', async () => {
  const { response, ended } = await serve(async function* () {
    yield 'one, ';
    yield 'two';
  });
  expect((await response.setEncoding('utf8').toArray()).join('')).toBe('one, two');
  expect(response.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="file.txt"',
  });
  expect(await ended).toBeNull();
});

test('no more is read than the reader takes, and who leaves ends it without an error', async () => {
  let read = 0;
  const over = Promise.withResolvers<void>();
  const { response, ended } = await serve(async function* () {
    try {
      for (;;) {
        read += 1;
        yield PIECE;
      }
    } finally {
      over.resolve();
    }
  });
  // Until nobody has room for more.
  let before = -1;
  while (read !== before) {
    before = read;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  response.destroy();
  await over.promise;
  expect(await ended).toBeNull();
});

test('what fails on the way breaks the connection, so that half a file is not taken for a whole one', async () => {
  const failure = new Error('no database');
  const { response, ended } = await serve(async function* () {
    yield PIECE;
    throw failure;
  });
  await expect(response.toArray()).rejects.toThrow('aborted');
  expect(await ended).toBe(failure);
});
