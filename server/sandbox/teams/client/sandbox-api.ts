/** The host page's own server: what Teams would ask Microsoft behind the scenes. */
const post = async (path: string, body: object): Promise<unknown> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.status === 204 ? null : response.json();
};

export type TokenRequest = {
  person: string | null;
  claims: string | null;
  silent: boolean;
  tenantId: string | null;
};
export type TokenAnswer = { token: string } | { failure: string };

export const requestToken = (request: TokenRequest) =>
  post('/teams/api/token', request) as Promise<TokenAnswer>;

/** Relays a request of nested app authentication; both sides are opaque to the host page. */
export const relayNestedAppAuth = (person: string | null, request: unknown) =>
  post('/teams/api/nested-app-auth', { person, request });

export const reportUnknown = (what: string) => post('/controls/api/unknowns', { where: 'teams', what });
