import { readFileSync } from 'node:fs';
import { json, Router } from 'express';
import { serveClientCode } from '../client-code.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Application, Person } from '../state/types.ts';
import { agendaOf, today } from './agenda.ts';
import { createAppointments } from './appointments-api.ts';
import type { HostPerson, HostSettings } from './client/settings.ts';
import { offsetsAround, windowsName } from './mailbox-zone.ts';
import { createOffice } from './office/office.ts';
import { renderHostPage } from './page.ts';
import { createTokens, type TokenSource } from './tokens-api.ts';
import { View } from './view.ts';

export type OutlookOptions = TokenSource & {
  state: SandboxState;
  /** The add-in that is installed in the pretend Outlook. */
  application(): Application;
  /** Origin of the add-in, whose task pane is `/outlook`. */
  addinUrl: string;
};

/** Like Outlook's own pages: it frames the add-in and nobody frames it. */
const contentSecurityPolicy = (addinOrigin: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    `frame-src ${addinOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Documented for work accounts outside of on-premise Exchange; for personal mailboxes the documentation contradicts itself. */
const claimsNestedAppAuth = ({ naa, client }: View, { kind }: HostPerson) =>
  naa === 'usual' ? client !== 'on-premise' && kind === 'work' : naa === 'claimed';

/** The pretend Outlook on the web: a calendar, its forms, and the add-in's task pane beside them. */
export const createOutlook = (options: OutlookOptions): Router => {
  const { state, application, addinUrl } = options;
  const router = Router();
  const policy = contentSecurityPolicy(new URL(addinUrl).origin);
  const styles = readFileSync(new URL('./outlook.css', import.meta.url), 'utf8');

  const hostPerson = ({ oid, tenantId, name, address, timeZone }: Person): HostPerson => {
    const tenant = state.directory.tenants.find(({ id }) => id === tenantId);
    return {
      oid,
      tenantName: tenant?.name ?? '',
      kind: tenant?.kind ?? 'work',
      name,
      address,
      timeZone: windowsName(timeZone),
      offsets: offsetsAround(timeZone, state.clock.now()),
    };
  };

  const settingsOf = (view: View, person: HostPerson): HostSettings => ({
    paneUrl: `${addinUrl}/outlook`,
    appName: application().name,
    person,
    client: view.client,
    theme: view.theme,
    locale: view.locale,
    width: view.width,
    pane: view.pane,
    pinned: view.pinned,
    permission: view.permission,
    nestedAppAuth: claimsNestedAppAuth(view, person),
    bridge: view.bridge,
    dialogFrames: view.dialogs,
    now: state.clock.now(),
    item: view.item ?? null,
  });

  router.get('/outlook', (request, response) => {
    const view = View.parse(request.query);
    const { people } = state.directory;
    const owner =
      view.user === undefined
        ? people[0]
        : people.find(({ address }) => address === view.user?.toLowerCase());
    if (!owner) {
      response.status(404).type('text').send(`There is no ${view.user} in the sandbox.`);
      return;
    }
    const person = hostPerson(owner);
    const from = view.from ?? today(owner, state.clock.now());
    const page = {
      settings: settingsOf(view, person),
      view,
      people: people.map(hostPerson),
      agenda: agendaOf(state.mailboxes, owner, from),
      from,
    };
    response
      .set({ 'content-security-policy': policy, 'cache-control': 'no-store' })
      .type('html')
      .send(renderHostPage(page).text);
  });

  router.get('/outlook/outlook.css', (_request, response) => {
    response.type('css').send(styles);
  });
  router.get('/outlook/client/:name', serveClientCode(new URL('./client/', import.meta.url)));
  router.use('/outlook/api', json());
  router.use(createAppointments(state));
  router.use(createTokens(options));
  router.use(createOffice());
  return router;
};
