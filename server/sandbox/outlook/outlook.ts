import { json, Router } from 'express';
import { serveClientCode } from '../client-code.ts';
import { hostPolicy } from '../host-page/host-policy.ts';
import { hostStyles } from '../host-page/host-styles.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Application, Person, Tenant } from '../state/types.ts';
import { agendaOf, thisWeek } from './agenda.ts';
import { appointmentOf } from './appointment.ts';
import { readName } from './appointment-name.ts';
import { createAppointments } from './appointments-api.ts';
import { hostSettings } from './host-settings.ts';
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

/** The pretend Outlook on the web: a calendar, its forms, and the add-in's task pane beside them. */
export const createOutlook = (options: OutlookOptions): Router => {
  const { state, application, addinUrl } = options;
  const router = Router();
  const policy = hostPolicy(addinUrl);
  const styles = hostStyles(new URL('./outlook.css', import.meta.url));

  const tenantOf = ({ tenantId }: Person): Tenant => {
    const found = state.directory.tenants.find(({ id }) => id === tenantId);
    if (!found) throw new Error(`There is no tenant ${tenantId}.`);
    return found;
  };

  const isThere = (owner: Person, item: string) => {
    const named = readName(item);
    return item === 'new' || (named !== null && appointmentOf(state.mailboxes, owner, named) !== null);
  };

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
    if (view.item !== undefined && !isThere(owner, view.item)) {
      response.status(404).type('text').send(`${owner.name} has no appointment ${view.item}.`);
      return;
    }
    const now = state.clock.now();
    const from = view.from ?? thisWeek(owner, now);
    const page = {
      settings: hostSettings({
        view,
        person: owner,
        tenant: tenantOf(owner),
        application: application(),
        addinUrl,
        now,
      }),
      view,
      people: people.map((person) => ({ ...person, tenantName: tenantOf(person).name })),
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
