import { relayNestedAppAuth } from './sandbox-api.ts';
import type { HostSettings } from './settings.ts';

type NestedRequest = { method: string; requestId: string };

const failed = (requestId: string, status: string) => ({
  messageType: 'NestedAppAuthResponse',
  requestId,
  success: false,
  error: { status, code: status.toLowerCase(), description: `The sandbox was told to answer ${status}.` },
});

/** What a native Outlook answers to MSAL, or how it fails when the page's address asks for that. Null: nothing. */
const answer = async ({ bridge, person }: HostSettings, request: NestedRequest): Promise<object | null> => {
  const atStart = request.method === 'GetInitContext';
  if (bridge === 'silent') return null;
  if (bridge === 'unavailable' && atStart) return failed(request.requestId, 'NESTED_APP_AUTH_UNAVAILABLE');
  if (bridge === 'works' || bridge === 'unavailable' || atStart)
    return relayNestedAppAuth(person.oid, request) as Promise<object>;
  return failed(request.requestId, bridge);
};

/** Serves the bridge in a frame of the add-in, at whose other end MSAL is. */
export const serveNativeBridge = (settings: HostSettings, port: MessagePort) => {
  port.onmessage = async ({ data }) => {
    const response = await answer(settings, JSON.parse(String(data)) as NestedRequest);
    if (response) port.postMessage(JSON.stringify(response));
  };
};
