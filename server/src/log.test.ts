import { expect, test } from '@jest/globals';
import { jsonLog } from './log.ts';

const logged = (act: (log: ReturnType<typeof jsonLog>) => void): string => {
  const lines: string[] = [];
  act(jsonLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
};

test('an entry carries its event and ids', () => {
  const line = logged((log) => log.info('request', { request: 'r-1', workspace: 'w-1' }));
  expect(JSON.parse(line)).toMatchObject({ msg: 'request', request: 'r-1', workspace: 'w-1' });
});

test('an error leaves its type, places and cause, but nothing it quotes', () => {
  const cause = Object.assign(
    new SyntaxError('Unexpected token \'D\', "Dismissal of Bob" is not valid JSON'),
    {
      body: 'Dismissal of Bob',
    },
  );
  const error = Object.assign(new Error('row "Quarterly results" of alice@contoso.example', { cause }), {
    code: '22P02',
    parameters: ['eyJhbGciOiJSUzI1NiJ9.secret'],
  });
  const line = logged((log) => log.error('request failed', { request: 'r-1' }, error));
  expect(JSON.parse(line)).toMatchObject({
    error: { type: 'Error', code: '22P02', frames: expect.any(Array), cause: { type: 'SyntaxError' } },
  });
  expect(line).not.toMatch(/Dismissal|Quarterly|alice|eyJ/);
});
