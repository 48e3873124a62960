import type { Message, Peer } from './envelope.ts';
import { handshake, legacyContext } from './runtime.ts';
import { relayNestedAppAuth, requestToken } from './sandbox-api.ts';
import type { ScreenEvent } from './screen.ts';
import type { FrameContext, HostSettings, Theme } from './settings.ts';
import type { SignInRequest } from './sign-in-window.ts';

/** What the functions of the app may do to the host. */
export type Host = {
  settings: HostSettings;
  theme(): Theme;
  screen(event: ScreenEvent): void;
  signIn(request: SignInRequest, settle: (succeeded: boolean, result: unknown) => void): void;
  openLink(url: unknown): boolean;
  share(args: unknown[]): void;
  listen(event: string): boolean;
};

/** Answers one message; false when it means nothing to this host. */
export type HostFunction = (host: Host, message: Message, peer: Peer) => boolean | Promise<boolean>;

const text = (value: unknown) => (typeof value === 'string' ? value : null);

const screenFunction =
  (event: (args: unknown[]) => ScreenEvent, answered = false): HostFunction =>
  (host, message, peer) => {
    host.screen(event(message.args));
    if (answered) peer.answer(message, []);
    return true;
  };

const getAuthToken: HostFunction = async ({ settings }, message, peer) => {
  if (settings.refuse) {
    peer.answer(message, [false, settings.refuse]);
    return true;
  }
  const [, claims, silent, tenantId] = message.args;
  const answer = await requestToken({
    person: settings.person?.oid ?? null,
    claims: Array.isArray(claims) ? text(claims[0]) : text(claims),
    silent: silent === true,
    tenantId: text(tenantId),
  });
  peer.answer(message, 'token' in answer ? [true, answer.token] : [false, answer.failure]);
  return true;
};

const authenticate: HostFunction = (host, message, peer) => {
  const [url, width, height, isExternal] = message.args;
  if (isExternal === true) return false;
  host.signIn({ url, width, height }, (succeeded, result) => peer.answer(message, [succeeded, result]));
  return true;
};

/** The bridge reads the second element only, a JSON string. */
const nestedAppAuth: HostFunction = async ({ settings }, message, peer) => {
  if (!settings.nestedAppAuth || typeof message.data !== 'string') return false;
  const response = await relayNestedAppAuth(settings.person?.oid ?? null, JSON.parse(message.data));
  peer.answer(message, [null, JSON.stringify(response)]);
  return true;
};

const initialize =
  (frameContext: FrameContext | 'authentication', nested: boolean): HostFunction =>
  (_host, message, peer) => {
    peer.answer(message, handshake(frameContext, nested));
    return true;
  };

const getContext =
  (frameContext: FrameContext | 'authentication'): HostFunction =>
  (host, message, peer) => {
    peer.answer(message, [legacyContext(host.settings, host.theme(), frameContext)]);
    return true;
  };

/** What the framed app may call. */
export const appFunctions = ({ frameContext, nestedAppAuth: nested }: HostSettings) =>
  new Map<string, HostFunction>([
    ['initialize', initialize(frameContext, nested)],
    ['getContext', getContext(frameContext)],
    ['registerHandler', (host, { args: [event] }) => host.listen(String(event))],
    ['authentication.getAuthToken', getAuthToken],
    ['authentication.authenticate', authenticate],
    ['appInitialization.appLoaded', screenFunction(() => ({ name: 'app-loaded' }))],
    ['appInitialization.success', screenFunction(() => ({ name: 'success' }), true)],
    [
      'appInitialization.failure',
      screenFunction(([reason, message]) => ({
        name: 'failure',
        reason: text(message) || String(reason),
      })),
    ],
    ['appInitialization.expectedFailure', screenFunction(() => ({ name: 'expected-failure' }))],
    [
      'executeDeepLink',
      (host, message, peer) => {
        peer.answer(message, host.openLink(message.args[0]) ? [true] : [false, 'The link is not valid.']);
        return true;
      },
    ],
    [
      'shareDeepLink',
      (host, message) => {
        host.share(message.args);
        return true;
      },
    ],
    ['nestedAppAuth.execute', nestedAppAuth],
  ]);

/** What the last page of a sign-in window may call; it reports through `report`. */
export const signInFunctions = (report: (message: Message, succeeded: boolean) => void) =>
  new Map<string, HostFunction>([
    ['initialize', initialize('authentication', false)],
    ['getContext', getContext('authentication')],
    ['registerHandler', () => true],
    [
      'authentication.authenticate.success',
      (_host, message) => {
        report(message, true);
        return true;
      },
    ],
    [
      'authentication.authenticate.failure',
      (_host, message) => {
        report(message, false);
        return true;
      },
    ],
  ]);
