import { Router } from 'express';
import { z } from 'zod';
import { certificateKinds } from '../exchange/certificates.ts';
import { ExchangeSettings } from '../exchange/settings.ts';
import { SANDBOX_PASSWORD, WINDOWS_DOMAIN, type WindowsAccount } from '../exchange/sign-in/accounts.ts';
import { NotThere } from './problems.ts';
import type { World } from './world.ts';

const SettingsChange = ExchangeSettings.partial();

const ListenerChange = z.strictObject({
  listening: z.boolean().exactOptional(),
  certificate: z.enum(certificateKinds).exactOptional(),
});

/** `password` null: the one that all accounts begin with. A new password unlocks, unless `locked` says otherwise. */
const AccountChange = z.strictObject({
  password: z.string().min(1).nullable().exactOptional(),
  locked: z.boolean().exactOptional(),
});

/** The pretend Exchange: where it is, how it is set up, who tried to sign in, and what was asked. */
export const createExchangeApi = ({ state, exchange }: World): Router => {
  const router = Router();
  const { accounts, log, listener, authority } = exchange;

  const described = () => ({
    url: exchange.url,
    ca: authority.pem,
    domain: WINDOWS_DOMAIN,
    password: SANDBOX_PASSWORD,
    ...listener.status(),
    settings: state.exchange.settings,
  });
  const accountNamed = (name: string): WindowsAccount => {
    const found = accounts.find(name) ?? accounts.all().find(({ oid }) => oid === name);
    if (!found) throw new NotThere(`There is no account ${name}.`);
    return found;
  };
  const accountJson = (account: WindowsAccount) => {
    const { badPasswords, locked } = accounts.record(account);
    const attempts = accounts.attempts().filter((attempt) => attempt.account === account.name);
    const refused = attempts.filter(({ outcome }) => outcome !== 'accepted').length;
    return {
      name: account.name,
      login: `${WINDOWS_DOMAIN}\\${account.name}`,
      userPrincipalName: account.userPrincipalName,
      person: account.oid,
      badPasswords,
      locked,
      attempts: attempts.length,
      refused,
    };
  };

  router.get('/controls/api/exchange', (_request, response) => {
    response.json(described());
  });
  router.put('/controls/api/exchange/settings', (request, response) => {
    Object.assign(state.exchange.settings, SettingsChange.parse(request.body));
    state.changed();
    response.json(state.exchange.settings);
  });
  router.put('/controls/api/exchange/listener', async (request, response) => {
    const { listening, certificate } = ListenerChange.parse(request.body);
    if (certificate !== undefined) await listener.show(certificate);
    if (listening === true) await listener.start();
    if (listening === false) await listener.stop();
    response.json(listener.status());
  });

  router.get('/controls/api/exchange/accounts', (_request, response) => {
    response.json(accounts.all().map(accountJson));
  });
  router.get('/controls/api/exchange/accounts/:name', (request, response) => {
    response.json(accountJson(accountNamed(request.params.name)));
  });
  router.patch('/controls/api/exchange/accounts/:name', (request, response) => {
    const account = accountNamed(request.params.name);
    const { password, locked } = AccountChange.parse(request.body);
    if (password !== undefined) accounts.setPassword(account, password);
    if (locked === true) accounts.lock(account);
    if (locked === false) accounts.unlock(account);
    response.json(accountJson(account));
  });

  router.get('/controls/api/exchange/attempts', (_request, response) => {
    response.json(accounts.attempts());
  });
  router.delete('/controls/api/exchange/attempts', (_request, response) => {
    accounts.forgetAttempts();
    response.sendStatus(204);
  });
  router.get('/controls/api/exchange/requests', (_request, response) => {
    response.json(log.entries());
  });
  router.delete('/controls/api/exchange/requests', (_request, response) => {
    log.clear();
    response.sendStatus(204);
  });

  return router;
};
