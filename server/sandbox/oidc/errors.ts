import type { Response } from 'express';

/** An error of RFC 6749 or of OpenID Connect, in the words of Keycloak. */
export class OAuthError extends Error {
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export const sendError = (response: Response, { error, message, status }: OAuthError): void => {
  response.status(status).json({ error, error_description: message });
};
