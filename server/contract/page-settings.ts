import { z } from 'zod';

/** What a page must know before anyone is signed in; the server writes it into the page as JSON (`<script type="application/json" id="settings">`). */
export const PageSettings = z.strictObject({
  clientId: z.string(),
  /** Entra's address, for example `https://login.microsoftonline.com`. */
  authority: z.url(),
  /** Scope of our own API, for example `api://host/client/access_as_user`. */
  apiScope: z.string(),
  /** Who signs people in besides Microsoft, where there is somebody: an OpenID Connect issuer, and the client that the page is there. */
  issuer: z
    .strictObject({ issuer: z.url(), name: z.string(), clientId: z.string(), scopes: z.string() })
    .optional(),
  /** Host origins besides those that teams-js knows by itself. */
  messageOrigins: z.array(z.string()),
  /** Scripts that bring Office.js, in this order; the last one is Office.js itself. */
  officeScripts: z.array(z.url()),
});
export type PageSettings = z.infer<typeof PageSettings>;
export type IssuerSettings = NonNullable<PageSettings['issuer']>;
