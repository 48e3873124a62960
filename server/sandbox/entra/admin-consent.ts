import { type Request, type Response, Router, urlencoded } from 'express';
import { type Audience, admits, audienceNamed, wrongAccount } from './audience.ts';
import { CANCELLED, errorParameters, type Parameters, reply } from './authorize/reply.ts';
import { type ReplyAddress, readReplyAddress, text } from './authorize/request.ts';
import { EntraError } from './errors.ts';
import { fromOwnPage, withPicker } from './page-form.ts';
import { approvalPage, organizationConsentPage } from './pages/consent-pages.ts';
import { type Page, sendPage } from './pages/page.ts';
import { errorPage, pickerPage, secondFactorPage } from './pages/sign-in-pages.ts';
import { GRAPH_ROLES, OPENID_SCOPES } from './permissions.ts';
import { GRAPH, permissionOf, type ScopeRequest, shortName } from './scopes.ts';
import { candidates, lacksSecondFactor, type SignInWish } from './sign-in.ts';
import { traceOf } from './trace.ts';
import { enter, type Visit } from './visit.ts';
import type { EntraWorld } from './world.ts';

type Outcome = { page: Page } | { parameters: Parameters };

/** Only work tenants have administrators. Microsoft's number for an alias that has none is not known. */
const organizationNamed = ({ directory }: EntraWorld, name: string): Audience => {
  const audience = audienceNamed(directory, name);
  if (audience.kind === 'common' || audience.kind === 'consumers')
    throw new EntraError(90002, { tenant: name });
  return audience;
};

const grantedText = ({ scopes, others, everything, prefix }: ScopeRequest): string =>
  [
    ...[...scopes, ...others].map((scope) => {
      if (OPENID_SCOPES.has(scope)) return scope;
      return scope.includes('/') ? scope : `${GRAPH}/${shortName(scope)}`;
    }),
    ...(everything ? [`${prefix}.default`] : []),
  ].join(' ');

type Wish = SignInWish & { address: ReplyAddress; scopes: ScopeRequest };

const outcome = (world: EntraWorld, wish: Wish, visit: Visit, request: Request): Outcome => {
  const { directory } = world;
  const { application } = wish.address;
  const action = request.originalUrl;
  const elsewhere = withPicker(request);
  const { chosen, session, form } = visit;
  if (!chosen) {
    const signedIn = new Set(session?.accounts.map(({ oid }) => oid));
    return { page: pickerPage(action, candidates(world, wish), signedIn) };
  }
  const { person, account } = chosen;
  if (!admits(wish.audience, person, directory))
    throw wrongAccount(world, { audience: wish.audience, person, application });
  if (form?.step === 'approval') return { parameters: CANCELLED };
  if (form && 'decision' in form && form.decision === 'cancel') throw new EntraError(65004);
  if (lacksSecondFactor(person, account, false)) return { page: secondFactorPage(action, person) };
  if (!person.admin) return { page: approvalPage({ action, elsewhere, application, person }) };

  const scopes = [...wish.scopes.scopes, ...wish.scopes.others];
  const roles = wish.scopes.everything ? application.appRoles : [];
  if (form?.step !== 'consent') {
    const tenant = directory.tenant(person.tenantId);
    const permissions = [
      ...scopes.map((scope) => permissionOf(scope, directory)),
      ...roles.map((role) => GRAPH_ROLES[role] ?? { title: role, detail: '' }),
    ];
    return { page: organizationConsentPage({ action, elsewhere, application, person, tenant, permissions }) };
  }
  directory.approveTenant(application.clientId, person.tenantId, scopes, roles);
  world.changed();
  return { parameters: { tenant: person.tenantId, scope: grantedText(wish.scopes) } };
};

/**
 * An administrator agrees for the whole tenant; `.default` gives what the registration lists of application
 * permissions. Refusals say `admin_consent=True` too.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export const adminConsentRoutes = (world: EntraWorld): Router => {
  const router = Router();
  const path = '/:tenant/v2.0/adminconsent';

  const handle = (request: Request<{ tenant: string }>, response: Response) => {
    const trace = traceOf(request, world.clock.now());
    const isolated = world.switches().isolateSignIn;
    const answer = (address: ReplyAddress, parameters: Parameters) =>
      reply(response, address, { admin_consent: 'True', ...parameters }, { isolated });
    let address: ReplyAddress | null = null;
    try {
      const { query } = request;
      const audience = organizationNamed(world, request.params.tenant);
      address = { ...readReplyAddress(world, query, audience), responseMode: 'query' };
      const scope = text(query, 'scope');
      if (scope === null) throw new EntraError(900144, { parameter: 'scope' });
      const wish: Wish = {
        audience,
        address,
        scopes: world.readScopes(scope),
        prompt: text(query, 'prompt') === 'select_account' ? 'select_account' : null,
        loginHint: text(query, 'login_hint'),
        domainHint: null,
      };
      const result = outcome(world, wish, enter(world, wish, request, response), request);
      if ('page' in result) sendPage(response, result.page, { replyTo: address.redirectUri, isolated });
      else answer(address, result.parameters);
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      if (address) answer(address, errorParameters(error, trace, world.authority));
      else sendPage(response, errorPage(error, trace, null), { replyTo: null, isolated });
    }
  };

  router.get(path, handle);
  router.post(path, fromOwnPage, urlencoded({ extended: false, limit: '16kb' }), handle);
  return router;
};
