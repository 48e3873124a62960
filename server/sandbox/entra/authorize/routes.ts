import { type Request, type Response, Router, urlencoded } from 'express';
import { audienceNamed } from '../audience.ts';
import { EntraError, type Trace } from '../errors.ts';
import { fromOwnPage, withPicker } from '../page-form.ts';
import { approvalPage, consentPage } from '../pages/consent-pages.ts';
import { type Page, sendPage } from '../pages/page.ts';
import { errorPage, pickerPage, secondFactorPage } from '../pages/sign-in-pages.ts';
import { permissionOf } from '../scopes.ts';
import { candidates } from '../sign-in.ts';
import { clientInfo } from '../token/answer.ts';
import { traceOf } from '../trace.ts';
import { enter, type Visit } from '../visit.ts';
import type { EntraWorld } from '../world.ts';
import { issueCode, sessionState } from './code.ts';
import { nextStep } from './next-step.ts';
import { CANCELLED, errorParameters, type Parameters, reply } from './reply.ts';
import {
  type AuthorizeRequest,
  type ReplyAddress,
  readAuthorizeRequest,
  readReplyAddress,
} from './request.ts';

/** What the browser gets: a page to answer, or an answer for the application. */
type Outcome = { page: Page } | { parameters: Parameters };

const isWayOut = ({ form }: Visit): boolean =>
  form?.step === 'approval' || (form?.step === 'second-factor' && form.decision === 'cancel');

/** Writes down what the person has just accepted. */
const agree = (
  world: EntraWorld,
  { reply: { application } }: AuthorizeRequest,
  { form, chosen }: Visit,
  scopes: readonly string[],
): void => {
  if (!chosen || form?.step !== 'consent') return;
  const { person } = chosen;
  if (form.organization === 'yes' && person.admin)
    world.directory.approveTenant(application.clientId, person.tenantId, scopes, []);
  else world.directory.consent(application.clientId, person, scopes);
  world.changed();
};

const outcome = (
  world: EntraWorld,
  wish: AuthorizeRequest,
  visit: Visit,
  request: Request,
  trace: Trace,
): Outcome => {
  const { directory } = world;
  const action = request.originalUrl;
  const elsewhere = withPicker(request);
  const { chosen, session, form } = visit;
  if (!chosen) {
    const signedIn = new Set(session?.accounts.map(({ oid }) => oid));
    return { page: pickerPage(action, candidates(world, wish), signedIn) };
  }
  if (isWayOut(visit)) return { parameters: CANCELLED };
  if (form?.step === 'consent' && form.decision === 'cancel') throw new EntraError(65004);

  const { person } = chosen;
  const accepted = form?.step === 'consent';
  let step = nextStep(world, wish, { ...chosen, agreed: false });
  if (accepted && step.kind === 'consent') {
    agree(world, wish, visit, step.scopes);
    step = nextStep(world, wish, { ...chosen, agreed: true });
  }

  const { application } = wish.reply;
  switch (step.kind) {
    case 'wrong-account':
      return { page: errorPage(step.error, trace, elsewhere) };
    case 'second-factor':
      return { page: secondFactorPage(action, person) };
    case 'approval':
      return { page: approvalPage({ action, elsewhere, application, person }) };
    case 'consent': {
      const tenant = directory.tenant(person.tenantId);
      const permissions = step.scopes.map((scope) => permissionOf(scope, directory));
      return { page: consentPage({ action, elsewhere, application, person, tenant, permissions }) };
    }
    case 'done':
      return {
        parameters: {
          code: issueCode(world, wish, person),
          ...(wish.clientInfo && { client_info: clientInfo(person) }),
          ...(session && { session_state: sessionState(session) }),
        },
      };
  }
};

/** The authorize endpoint and the pages behind it. Closing the window tells the application nothing. */
export const authorizeRoutes = (world: EntraWorld): Router => {
  const router = Router();
  const path = '/:tenant/oauth2/v2.0/authorize';

  const handle = (request: Request<{ tenant: string }>, response: Response) => {
    const trace = traceOf(request, world.clock.now());
    const isolated = world.switches().isolateSignIn;
    let address: ReplyAddress | null = null;
    try {
      const audience = audienceNamed(world.directory, request.params.tenant);
      address = readReplyAddress(world, request.query, audience);
      const wish = readAuthorizeRequest(world, request.query, audience, address);
      const visit = enter(world, wish, request, response);
      const result = outcome(world, wish, visit, request, trace);
      if ('page' in result) sendPage(response, result.page, { replyTo: address.redirectUri, isolated });
      else reply(response, address, result.parameters, { isolated });
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      if (address) reply(response, address, errorParameters(error, trace, world.authority), { isolated });
      else sendPage(response, errorPage(error, trace, null), { replyTo: null, isolated });
    }
  };

  router.get(path, handle);
  router.post(path, fromOwnPage, urlencoded({ extended: false, limit: '16kb' }), handle);
  return router;
};
