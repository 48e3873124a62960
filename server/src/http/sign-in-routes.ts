import express, { Router } from 'express';
import { z } from 'zod';
import type { Log } from '../ports/log.ts';
import type { FinishedSignIn, SignInAnswer } from '../usecases/finish-sign-in.ts';
import type { ApprovalAnswer, ApprovalPage } from '../usecases/show-approval.ts';
import { announcedLength, BODY_LIMIT, signInLimit } from './limits.ts';
import type { SendPage } from './pages.ts';
import { contextOf } from './request-context.ts';

export type SignInRoutesDeps = {
  readonly openSignIn: (state: string) => Promise<string | null>;
  readonly finishSignIn: (answer: SignInAnswer) => Promise<FinishedSignIn>;
  readonly showApproval: (request: string) => ApprovalPage;
  readonly showApproved: (answer: ApprovalAnswer) => ApprovalPage;
  readonly sendPage: SendPage;
  readonly log: Log;
};

/** Anything but one text counts as absent: these requests come from Microsoft or from an attacker. */
const one = z.string().max(16_384).optional().catch(undefined);
const ConsentQuery = z.object({ id: one });
const ApproveQuery = z.object({ request: one });
const Callback = z.object({ state: one, code: one, error: one, error_description: one });
const Approved = z.object({ state: one, admin_consent: one, error: one, error_description: one });

const forPage = (page: ApprovalPage) =>
  page.step === 'asked' ? { ...page, scopes: [...page.scopes] } : page;

/** The pages of signing in and approving. They know nobody, and no cookie is set or read. */
export const signInRoutes = (deps: SignInRoutesDeps): Router => {
  const router = Router({ strict: true });
  const limited = signInLimit();
  const form = express.urlencoded({ extended: false, limit: BODY_LIMIT, parameterLimit: 50 });

  router.get('/consent', limited, async (request, response) => {
    const { id } = ConsentQuery.parse(request.query);
    const url = await deps.openSignIn(id ?? '');
    if (url !== null) return response.set('cache-control', 'no-store').redirect(303, url);
    return deps.sendPage(response, 'consent', { result: 'refused', reason: 'expired', code: null });
  });

  router.post('/auth/callback', limited, announcedLength, form, async (request, response) => {
    const { state, code, error, error_description } = Callback.parse(request.body ?? {});
    const finished = await deps.finishSignIn({
      state: state ?? '',
      code: code ?? null,
      error: error ?? null,
      description: error_description ?? null,
    });
    if (finished.result === 'refused')
      deps.log.info('sign-in refused', { request: contextOf(response).id, reason: finished.reason });
    await deps.sendPage(response, 'consent', finished);
  });

  router.get('/approve', limited, async (request, response) => {
    const { request: asked } = ApproveQuery.parse(request.query);
    await deps.sendPage(response, 'approve', forPage(deps.showApproval(asked ?? '')));
  });

  router.get('/auth/approved', limited, async (request, response) => {
    const { state, admin_consent, error, error_description } = Approved.parse(request.query);
    const page = deps.showApproved({
      state: state ?? '',
      approved: admin_consent?.toLowerCase() === 'true',
      error: error ?? null,
      description: error_description ?? null,
    });
    await deps.sendPage(response, 'approve', forPage(page));
  });

  return router;
};
