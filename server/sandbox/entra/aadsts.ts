/** One of Entra's errors: OAuth's words for it, and Microsoft's text with `{names}` to fill in. */
export type Entry = {
  error: string;
  suberror?: string;
  /** Comes with a claims challenge that an interactive sign-in can answer. */
  claims?: true;
  text: string;
};

const grant = (text: string, suberror?: string): Entry => ({
  error: 'invalid_grant',
  ...(suberror && { suberror }),
  text,
});
const client = (text: string): Entry => ({ error: 'invalid_client', text });
const request = (text: string): Entry => ({ error: 'invalid_request', text });
const interaction = (text: string, suberror = 'basic_action'): Entry => ({
  error: 'interaction_required',
  suberror,
  claims: true,
  text,
});

/**
 * By AADSTS number. Texts are the service's, where they are known, else those of the reference.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const AADSTS: Readonly<Record<number, Entry>> = {
  16000: {
    error: 'interaction_required',
    text: 'Either multiple user identities are available for the current request or selected account is not supported for the scenario.',
  },
  28000: {
    error: 'invalid_request',
    text: 'Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {scope} is not valid.',
  },
  50011: request(
    "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{client}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.",
  ),
  50013: grant('Assertion failed signature validation. [Reason - {reason}]'),
  50020: {
    error: 'access_denied',
    text: "User account '{account}' from identity provider '{provider}' does not exist in tenant '{tenant}' and cannot access the application '{client}'({name}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.",
  },
  50058: {
    error: 'login_required',
    text: 'A silent sign-in request was sent but no user is signed in.',
  },
  50072: interaction(
    "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '{resource}'.",
  ),
  50074: interaction('Strong Authentication is required.'),
  50076: interaction(
    "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{resource}'.",
  ),
  50078: interaction(
    "Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access '{resource}'.",
  ),
  50079: interaction(
    "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multifactor authentication to access '{resource}'.",
  ),
  50105: {
    error: 'interaction_required',
    text: "Your administrator has configured the application {name} ('{client}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '{account}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.",
  },
  50132: grant(
    "The credentials have been revoked because the user's session is no longer valid.",
    'bad_token',
  ),
  50133: grant('Session is invalid due to expiration or recent password change.', 'bad_token'),
  50158: interaction('External security challenge was not satisfied.', 'additional_action'),
  50173: grant(
    "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{issued}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{validFrom}'.",
    'bad_token',
  ),
  50194: request(
    "Application '{client}'({name}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
  ),
  50196: grant(
    'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
  ),
  53000: interaction('Your device is required to be compliant to access this resource.', 'message_only'),
  53001: interaction('Your device is required to be managed to access this resource.', 'message_only'),
  53003: interaction(
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    'message_only',
  ),
  53011: grant('User blocked due to risk on home tenant.'),
  54005: grant(
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  ),
  65001: grant(
    "The user or administrator has not consented to use the application with ID '{client}' named '{name}'. Send an interactive authorization request for this user and resource.",
    'consent_required',
  ),
  65004: { error: 'access_denied', text: 'User declined to consent to access the app.' },
  70000: grant(
    'The request was denied because one or more scopes requested are unauthorized or expired. The user must first sign in and grant the client application access to the requested scope.',
  ),
  70003: { error: 'unsupported_grant_type', text: "The app requested an unsupported grant type '{grant}'." },
  70008: grant(
    'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  ),
  70011: {
    error: 'invalid_scope',
    text: "The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
  },
  70043: grant(
    'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {issued} and the maximum allowed lifetime for this request is {lifetime}.',
    'bad_token',
  ),
  90002: request(
    "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  ),
  90006: {
    error: 'temporarily_unavailable',
    text: 'The service is temporarily unavailable. Please retry later.',
  },
  90008: request(
    "The user or administrator has not consented to use the application with ID '{client}'({name}). This happened because application is misconfigured: it must require access to Microsoft Graph by specifying at least 'Sign in and read user profile' permission.",
  ),
  90024: { error: 'temporarily_unavailable', text: 'A transient error has occurred. Please try again.' },
  90033: { error: 'temporarily_unavailable', text: 'A transient error has occurred. Please try again.' },
  90055: { error: 'temporarily_unavailable', text: 'There are too many incoming requests.' },
  90094: {
    error: 'consent_required',
    text: '{name} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.',
  },
  90095: {
    error: 'consent_required',
    text: 'Admin consent is required. An admin consent request has been filed.',
  },
  500011: {
    error: 'invalid_resource',
    text: 'The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  500112: client(
    "The reply address '{redirectUri}' does not match the reply address '{expected}' provided when requesting Authorization code.",
  ),
  500131: grant(
    "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '{audience}' and the expected audience is '{expected}' or one of the Application Uris of this application with App ID '{client}'({name}). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion.",
  ),
  500133: grant(
    'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: {now}, expiry time of assertion {expiry}.',
  ),
  500200: {
    error: 'access_denied',
    text: "User account '{account}' is a personal Microsoft account. Personal Microsoft accounts are not supported for this application unless explicitly invited to an organization. Try signing out and signing back in with an organizational account.",
  },
  501481: grant('The Code_Verifier does not match the code_challenge supplied in the authorization request.'),
  501491: request('Invalid size of Code_Challenge parameter.'),
  530032: interaction('Blocked by security policy.', 'message_only'),
  530035: interaction(
    'Access has been blocked by security defaults. This is due to the request using legacy auth or being deemed unsafe by security defaults policies.',
    'message_only',
  ),
  650052: client(
    "The app is trying to access a service '{resource}' that your organization '{tenant}' lacks a service principal for. Contact your IT Admin to review the configuration of your service subscriptions or consent to the application in order to create the required service principal.",
  ),
  650053: client(
    "The application '{name}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
  ),
  650056: client('Misconfigured application.'),
  650057: {
    error: 'invalid_resource',
    text: "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration.",
  },
  700005: grant(
    'Provided Authorization Code is intended to use against other tenant, thus rejected. OAuth2 Authorization Code must be redeemed against same tenant it was acquired for.',
  ),
  700016: {
    error: 'unauthorized_client',
    text: "Application with identifier '{client}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  700025: client("Client is public so neither 'client_assertion' nor 'client_secret' should be presented."),
  700027: client(
    'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {reason}]',
  ),
  700054: {
    error: 'unsupported_response_type',
    text: "response_type '{responseType}' is not enabled for the application.",
  },
  700082: grant(
    'The refresh token has expired due to inactivity. The token was issued on {issued} and was inactive for 90.00:00:00.',
    'bad_token',
  ),
  700084: grant(
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on {issued}.',
    'bad_token',
  ),
  900144: request("The request body must contain the following parameter: '{parameter}'."),
  900561: request('The endpoint only accepts POST, OPTIONS requests. Received a {method} request.'),
  1002012: {
    error: 'invalid_scope',
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
  7000112: { error: 'unauthorized_client', text: "Application '{client}'({name}) is disabled." },
  7000114: grant("Application '{client}' is not allowed to make application on-behalf-of calls."),
  7000215: client(
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client}'.",
  ),
  7000218: client(
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  7000222: client(
    "The provided client secret keys for app '{client}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  ),
  9001023: request(
    'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
  ),
  9002313: request('Invalid request. Request is malformed or invalid.'),
  9002325: request('Proof Key for Code Exchange is required for cross-origin authorization code redemption.'),
  9002326: request(
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '{origin}'.",
  ),
  9002327: request(
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ),
  9002332: request(
    "Application '{client}'({name}) is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.",
  ),
  70000121: grant(
    'The passed grant is from a personal Microsoft account and is required to be sent to the /consumers or /common endpoint.',
  ),
};

export const UNLISTED = grant('The request could not be fulfilled.');
