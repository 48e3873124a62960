/** Content security policy of a pretend host's page: like the host's own it frames the add-in, and nobody frames it. */
export const hostPolicy = (addinUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    `frame-src ${new URL(addinUrl).origin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
