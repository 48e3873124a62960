import { z } from 'zod';
import { frameContexts, locales, themes, widths } from './client/settings.ts';

/** What the host page's address may choose; unknown names are refused, so that a typo in a test is seen. */
export const View = z.strictObject({
  /** A sign-in name, or `nobody` for a guest without an account. None: the first person. */
  user: z.string().optional(),
  theme: z.enum(themes).default('default'),
  locale: z.enum(locales).default('en-us'),
  width: z.enum(widths).default('full'),
  context: z.enum(frameContexts).default('content'),
  /** `off`: nothing but the app. */
  chrome: z.enum(['on', 'off']).default('on'),
  /** Teams gives an app half a minute to say that it is ready, ms. */
  patience: z.coerce.number().int().positive().default(30_000),
  /** Functions that are never answered, comma separated: the SDK would wait for ever. */
  mute: z
    .string()
    .default('')
    .transform((names) => names.split(',').filter((name) => name !== '')),
  /** The word with which `getAuthToken` fails, for example `resourceRequiresConsent`. */
  refuse: z.string().optional(),
});
export type View = z.infer<typeof View>;
