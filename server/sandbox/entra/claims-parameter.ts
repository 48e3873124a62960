import { z } from 'zod';

/** A request's `claims`: what a challenge asked for, and what the client can do. */
const Claims = z.object({
  access_token: z
    .object({
      xms_cc: z.object({ values: z.array(z.string()) }).exactOptional(),
      polids: z.unknown(),
      capolids: z.unknown(),
      acrs: z.unknown(),
    })
    .partial()
    .exactOptional(),
});

export type ClaimsParameter = {
  /** `CP1`: the client handles challenges while a token lives. */
  handlesChallenges: boolean;
  /** A policy or authentication context has to be met, which takes a second factor. */
  secondFactor: boolean;
};

/**
 * Null for something that is no claims request.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export const readClaims = (text: string | undefined): ClaimsParameter | null => {
  if (text === undefined || text === '') return { handlesChallenges: false, secondFactor: false };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = Claims.safeParse(json);
  if (!parsed.success) return null;
  const wanted = parsed.data.access_token ?? {};
  const { polids, capolids, acrs, xms_cc } = wanted;
  return {
    handlesChallenges: xms_cc?.values.some((value) => value.toLowerCase() === 'cp1') ?? false,
    secondFactor: [polids, capolids, acrs].some((claim) => claim !== undefined),
  };
};
