import { expect, test } from '@jest/globals';
import { lending } from '../../../test/exchange-listener/login.ts';
import { EXCHANGE_ACCOUNTS } from '../../domain/connection.ts';
import type { LoginAccess } from '../../ports/access.ts';
import { openExchange } from './exchange.ts';
import type { Resolve } from './transport/look-up.ts';

const ANNA = { tid: EXCHANGE_ACCOUNTS, oid: 'anna@contoso.example' };

test('what a person waits for is looked up apart from servers that are read', async () => {
  const asked: string[] = [];
  const nowhere =
    (kind: string): Resolve =>
    async () => {
      asked.push(kind);
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
  const exchange = openExchange({
    hosts: ['mail.contoso.example'],
    ...{ cidrs: [], allowPublic: false, authorities: null, pins: [] },
    clock: { now: () => 0 },
    lookUps: { typed: nowhere('typed'), stored: nowhere('stored') },
  });
  const url = 'https://mail.contoso.example/EWS/Exchange.asmx';
  const access: LoginAccess = {
    by: 'login',
    mailbox: async () => ({ url, version: 'automatic', mailbox: null, channelBinding: true, key: 'anna' }),
    signIn: lending({ username: 'anna', password: 'Geheim-123' }).signIn,
  };
  await exchange.doctor.examine(access);
  expect(asked).toEqual(['typed']);
  await expect(exchange.provider.account(access, ANNA)).rejects.toThrow('name-unknown');
  expect(asked).toEqual(['typed', 'stored']);
  await exchange.close();
});
