import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Edge, HOSTILE, openEdge } from '../../test/edge.ts';

/** How many elements bring Office.js into a bare page. */
const OFFICE_SCRIPTS = 2;

let edge: Edge;
beforeAll(async () => {
  edge = await openEdge();
});
afterAll(() => edge.close());
afterEach(() => edge.reset());

const policy = async (target: string, init?: RequestInit) =>
  (await edge.call(target, init)).headers.get('content-security-policy') ?? '';

test('tab and pane may be framed by Microsoft’s hosts and the configured ones, every other page by nobody', async () => {
  const tab = await policy('/tab');
  expect(tab).toContain(
    "frame-ancestors 'self' https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com https://outlook-sdf.office.com https://outlook-sdf.office365.com https://intranet.contoso.example",
  );
  expect(await policy('/outlook')).toContain(
    'frame-ancestors https://*.cloud.microsoft https://*.office.com https://*.office365.com https://*.office365.us https://outlook.live.com https://intranet.contoso.example',
  );
  for (const [target, init] of [
    ['/'],
    ['/outlook/sign-in'],
    ['/consent?id=bad'],
    ['/approve?request=x'],
    ['/auth/approved?admin_consent=True'],
    ['/auth/callback', { method: 'POST' }],
    ['/api/session'],
    ['/nothing'],
  ] as [string, RequestInit?][])
    expect(await policy(target, init)).toContain("frame-ancestors 'none'");
});

test('pages run our own scripts only, and may be opened from another window', async () => {
  for (const target of ['/tab', '/', '/outlook', '/outlook/sign-in', '/consent?id=bad', '/approve']) {
    const response = await edge.call(target);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(await response.text())?.[1];
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toMatch(/script-src 'self'(;| https:\/\/office\.contoso\.example)/);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('cross-origin-opener-policy')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

test('Office.js may come from where it is configured, into the pages of Outlook’s windows only', async () => {
  const office = "script-src 'self' https://office.contoso.example https://ajax.aspnetcdn.com;";
  for (const target of ['/outlook', '/outlook/sign-in', '/consent?id=bad'])
    expect(await policy(target)).toContain(office);
  for (const target of ['/tab', '/', '/approve'])
    expect(await policy(target)).toContain("script-src 'self';");
  expect(await policy('/outlook')).toContain(
    "connect-src 'self' https://login.microsoftonline.com https://office.contoso.example;",
  );
});

test('the pane loads the configured scripts in their order', async () => {
  expect(await (await edge.call('/outlook')).text()).toContain(
    '<script src="https://office.contoso.example/ajax.js"></script>' +
      '<script src="https://office.contoso.example/office.js?a&quot;&amp;b"></script>',
  );
});

test('what a page is told can’t leave its script element', async () => {
  const page = await (
    await edge.call('/auth/callback', { method: 'POST', body: new URLSearchParams({ code: 'bad' }) })
  ).text();
  expect(page.match(/<\/script>/g)).toHaveLength(2 + OFFICE_SCRIPTS);
  const outcome = /id="outcome">(.*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(JSON.parse(outcome).code).toBe(HOSTILE);
});

test('the start page goes on to Microsoft while its trip is open, else it says that it ended', async () => {
  const open = await edge.call('/consent?id=good');
  expect([open.status, open.headers.get('location')]).toEqual([303, 'https://login.microsoftonline.com/x']);
  expect(await (await edge.call('/consent?id=bad')).text()).toContain('"reason":"expired"');
  expect(await (await edge.call('/consent?id=a&id=b')).text()).toContain('"reason":"expired"');
});

test('Microsoft’s answer comes as a form; a flood of it is refused', async () => {
  const post = (body: BodyInit) => edge.call('/auth/callback', { method: 'POST', body });
  expect(await (await post(new URLSearchParams({ code: 'good', state: 's' }))).text()).toContain(
    'AAAAA-BBBBB',
  );
  expect((await post(new URLSearchParams({ code: 'x'.repeat(70_000) }))).status).toBe(413);
  expect((await post(new URLSearchParams(Array.from({ length: 60 }, (_, i) => [`f${i}`, '1'])))).status).toBe(
    413,
  );
});

test('scripts travel compressed, pages with secrets in them do not', async () => {
  const encoding = async (target: string) =>
    (await edge.call(target, { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding');
  expect(await encoding('/tab.0123456789abcdef.js')).toBe('gzip');
  for (const page of ['/tab', '/outlook', '/consent?id=bad', '/approve'])
    expect(await encoding(page)).toBeNull();
});

test('hashed files are kept for good, others are asked for anew, templates are not given out', async () => {
  expect((await edge.call('/tab.0123456789abcdef.js')).headers.get('cache-control')).toContain('immutable');
  expect((await edge.call('/icon.png')).headers.get('cache-control')).toBe('no-cache');
  expect((await edge.call('/icons/sally-16.png')).headers.get('cache-control')).toBe('public, max-age=86400');
  expect((await edge.call('/tab.html')).status).toBe(404);
  expect((await edge.call('/TAB.HTML')).status).toBe(404);
  expect((await edge.call('/%2e%2e/package.json')).status).toBe(404);
});

test('whoever runs the server sees that it lives, whether it can serve, and how it goes', async () => {
  expect((await edge.call('/healthz')).status).toBe(200);
  expect((await edge.call('/readyz')).status).toBe(200);
  edge.ready = false;
  expect((await edge.call('/readyz')).status).toBe(503);
  expect(await (await edge.call('/metrics')).text()).toContain('http_request_duration_seconds');
});

test('the pages of another issuer are there where there is one, and may ask it for tokens', async () => {
  const pages = ['/sign-in', '/outlook/issuer-sign-in'];
  for (const page of pages) expect((await edge.call(page)).status).toBe(404);
  const besides = await openEdge({
    issuer: {
      issuer: 'https://sso.contoso.example/realms/a',
      name: 'Contoso',
      clientId: 'x',
      scopes: 'openid',
    },
  });
  try {
    for (const page of [...pages, '/', '/tab', '/outlook']) {
      const policy = (await besides.call(page)).headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(
        /connect-src 'self' https:\/\/login\.microsoftonline\.com https:\/\/sso\.contoso\.example[ ;]/,
      );
    }
    for (const page of pages)
      expect((await besides.call(page)).headers.get('content-security-policy')).toContain(
        "frame-ancestors 'none'",
      );
  } finally {
    await besides.close();
  }
});
