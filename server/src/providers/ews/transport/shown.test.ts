import { expect, test } from '@jest/globals';
import type { Answering } from '../../../../test/exchange-listener/listener.ts';
import { anna, basic, echo, failureOf, HTML, schemes } from '../../../../test/exchange-listener/scenes.ts';
import { onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import { windows } from '../../../../test/exchange-listener/windows.ts';
import type { LoginAccess } from '../../../ports/access.ts';
import { NoVerdict } from '../../../ports/failure.ts';

/** What whoever lends the login hears of each attempt, in the order of their ends. */
const told = () => {
  const { signIn } = anna();
  const ends: string[] = [];
  const access: Pick<LoginAccess, 'signIn'> = {
    signIn: (attempt) =>
      signIn(async (login) => {
        try {
          const result = await attempt(login);
          ends.push('taken');
          return result;
        } catch (error) {
          ends.push(error instanceof NoVerdict ? error.counts : 'counts');
          throw error;
        }
      }),
  };
  return { access, ends };
};

const PASSWORD = '<form><input type="password"></form>';

test.each([
  ['busy', 503, {}, '', 'never'],
  ['asked too often', 429, {}, '', 'never'],
  ['a gateway with nothing behind', 502, HTML, '<p>', 'never'],
  ['broken', 500, HTML, '<p>', 'never'],
  ['Exchange, closed', 403, { ...HTML, 'x-feserver': 'EX01' }, '<p>', 'never'],
  ['another server', 404, HTML, '<p>', 'never'],
  // Devices in front of servers refuse logins like this.
  ['a page to sign in', 200, HTML, PASSWORD, 'counts'],
  ['the way to one', 302, { location: '/my.policy' }, '', 'counts'],
  ['the status of one', 440, {}, '', 'counts'],
  ['something closed', 403, HTML, '<p>', 'counts'],
])('a login that met %s (%i): %s', async (_, status, headers, body, end) => {
  const come: Answering = (_heard, response) => void response.writeHead(status, headers).end(body);
  for (const answer of [basic(come), windows('Geheim-123', come).answer]) {
    await using stage = await onStage(answer);
    const { access, ends } = told();
    await failureOf(stage.transport.send(requestTo(stage, access)));
    expect(ends).toEqual([end]);
  }
});

test('whoever lends a login hears of its end before the page has come, which may never end', async () => {
  const pages: (() => void)[] = [];
  await using stage = await onStage(
    basic((_, response) => {
      response.writeHead(404, HTML).write('<p>');
      pages.push(() => response.end());
    }),
  );
  const { signIn } = anna();
  const ended = Promise.withResolvers<void>();
  const access: Pick<LoginAccess, 'signIn'> = { signIn: (attempt) => signIn(attempt).finally(ended.resolve) };
  const failure = failureOf(stage.transport.send(requestTo(stage, access)));
  await ended.promise;
  for (const end of pages) end();
  expect(await failure).toMatchObject({ finding: 'no-exchange' });
});

test('where Basic met a server that is down, nothing is shown before that asks for a login again', async () => {
  let isDown = false;
  const answer = basic(echo);
  await using stage = await onStage((heard, response, peer) => {
    if (isDown) response.writeHead(503).end();
    else return answer(heard, response, peer);
  });
  const { access, ends } = told();
  const ask = () => stage.transport.send(requestTo(stage, access));
  await textOf(await ask());
  isDown = true;
  for (let count = 0; count < 3; count++) expect(await failureOf(ask())).toEqual({ kind: 'unavailable' });
  isDown = false;
  expect(await textOf(await ask())).toBe('<ask/>');
  expect(ends).toEqual(['taken', 'never', 'taken']);
  const afterwards = ['basic', 'none', 'none', 'none', 'basic'];
  expect(schemes(stage.listener.heard)).toEqual(['none', 'basic', ...afterwards]);
});

test('a connection on which Basic was taken and that breaks is made anew, once', async () => {
  let drops = 0;
  const server = basic((heard, response, peer) => {
    if (drops === 0) return echo(heard, response, peer);
    drops--;
    response.socket?.destroy();
  });
  await using stage = await onStage(server);
  const { access, ends } = told();
  const ask = () => stage.transport.send(requestTo(stage, access));
  await textOf(await ask());
  drops = 1;
  expect(await textOf(await ask())).toBe('<ask/>');
  expect(ends).toEqual(['taken', 'unless-taken', 'taken']);
  drops = 2;
  expect(await failureOf(ask())).toEqual({ kind: 'unavailable' });
  expect(ends.slice(3)).toEqual(['unless-taken', 'counts']);
});
