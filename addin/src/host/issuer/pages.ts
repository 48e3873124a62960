/** Where an issuer besides Entra sends back to: in Outlook's window, and in Teams' or a plain browser. */
export const OUTLOOK_PAGE = '/outlook/issuer-sign-in';
export const SIGN_IN_PAGE = '/sign-in';
