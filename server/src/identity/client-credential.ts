import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { type ClientAuth, ClientSecretPost, modifyAssertion, PrivateKeyJwt } from 'oauth4webapi';

/** How the application proves itself; `certificate` is PEM with the certificate and its private key. */
export type Credential = { readonly secret: string } | { readonly certificate: string };

const ASSERTION_LIFETIME = 300;

/**
 * Authenticates at the token endpoint, with a certificate by a PS256 assertion.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export const clientAuth = async (credential: Credential): Promise<ClientAuth> => {
  if ('secret' in credential) return ClientSecretPost(credential.secret);
  const { raw } = new X509Certificate(credential.certificate);
  const thumbprint = createHash('sha256').update(raw).digest('base64url');
  const key = await crypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(createPrivateKey(credential.certificate).export({ format: 'der', type: 'pkcs8' })),
    { name: 'RSA-PSS', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return (as, client, body, headers) =>
    PrivateKeyJwt(key, {
      [modifyAssertion](header, payload) {
        header.typ = 'JWT';
        header['x5t#S256'] = thumbprint;
        payload.aud = as.token_endpoint;
        payload.exp = Number(payload.iat) + ASSERTION_LIFETIME;
      },
    })(as, client, body, headers);
};
