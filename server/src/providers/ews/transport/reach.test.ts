import { expect, test } from '@jest/globals';
import { makeAuthority } from '../../../../test/exchange-listener/certificates.ts';
import { anna, basic, echo, failureOf, found } from '../../../../test/exchange-listener/scenes.ts';
import { HOST, onStage, requestTo, textOf } from '../../../../test/exchange-listener/stage.ts';
import { systemLookUps } from './look-up.ts';

test('a refused address meets no network', async () => {
  await using stage = await onStage(echo, {
    resolve: async () => {
      throw new Error('looked up');
    },
  });
  const refused = stage.transport.send(requestTo({ url: 'https://mail.fabrikam.example' }, anna()));
  expect(await failureOf(refused)).toEqual(found('address-not-allowed'));
});

test('a name that leads elsewhere the second time is connected to where it led the first time', async () => {
  let asked = 0;
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  await using stage = await onStage(basic(echo), { resolve });
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  expect(asked).toBe(1);
  expect(await failureOf(stage.transport.send(requestTo(stage, anna(), { key: 'bert' })))).toEqual(
    found('address-not-allowed'),
  );
});

test('of the addresses of a name only the allowed ones are tried', async () => {
  const resolve = async () =>
    ['127.0.0.2', '127.0.0.1', '::1'].map((address) => ({ address, family: address === '::1' ? 6 : 4 }));
  await using stage = await onStage(basic(echo), { resolve });
  await textOf(await stage.transport.send(requestTo(stage, anna())));
  expect(stage.listener.sockets.map(({ localAddress }) => localAddress)).toEqual(['127.0.0.1']);
});

test('a fresh installation reaches nothing', async () => {
  const looked: string[] = [];
  await using stage = await onStage(echo, {
    guard: { hosts: [], cidrs: [], allowPublic: false },
    resolve: async (host) => {
      looked.push(host);
      return [];
    },
  });
  expect(await failureOf(stage.transport.send(requestTo(stage, anna())))).toEqual(
    found('address-not-allowed'),
  );
  expect([stage.listener.sockets, looked]).toEqual([[], []]);
});

test('proxies of the environment are not asked', async () => {
  const proxy = {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
    NODE_USE_ENV_PROXY: '1',
  };
  Object.assign(process.env, proxy);
  try {
    await using stage = await onStage(basic(echo));
    expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
  } finally {
    for (const name of Object.keys(proxy)) delete process.env[name];
  }
});

test('an address that is typed as such is connected to, and its certificate has to name it', async () => {
  const authority = await makeAuthority('Contoso Root');
  const options = { host: '127.0.0.1', trust: { authorities: authority.pem, pins: [] } };
  await using stage = await onStage(basic(echo), { ...options, tls: await authority.leaf(['127.0.0.1']) });
  await using other = await onStage(basic(echo), { ...options, tls: await authority.leaf([HOST]) });
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
  expect(await failureOf(other.transport.send(requestTo(other, anna())))).toEqual(
    found('certificate-other-name', HOST),
  );
});

test('a name of this machine is looked up as the system does', async () => {
  const authority = await makeAuthority('Contoso Root');
  await using stage = await onStage(basic(echo), {
    host: 'localhost',
    tls: await authority.leaf(['localhost']),
    trust: { authorities: authority.pem, pins: [] },
    resolve: systemLookUps.stored,
  });
  expect(await textOf(await stage.transport.send(requestTo(stage, anna())))).toBe('<ask/>');
});
