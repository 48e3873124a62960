import type { ExchangeWords } from '../exchange-words.ts';

export const findings: ExchangeWords['findings'] = {
  'address-invalid': {
    title: 'This is not the address of a server',
    text: 'Enter it like outlook.yourcompany.com or https://outlook.yourcompany.com/EWS/Exchange.asmx.',
  },
  'address-not-https': {
    title: 'The address has to begin with https',
    text: 'Sally sends a password only over an encrypted connection. Enter the address with https:// in front.',
  },
  'address-with-login': {
    title: 'There is a username or password in the address',
    text: 'Remove it there, and enter both in their own fields.',
  },
  'address-in-cloud': {
    title: 'This address belongs to Exchange Online',
    text: 'Passwords do not work there. Connect it as “Outlook Calendar (Microsoft 365 / Exchange Online)”.',
  },
  'address-not-allowed': {
    title: 'Sally may not call this address',
    text: 'The people who run Sally allow it, with the settings EWS_ALLOWED_HOSTS and EWS_ALLOWED_CIDRS, or with EWS_ALLOW_PUBLIC for servers on the internet. Show them this message.',
  },
  'name-unknown': {
    title: 'No server with this name was found',
    text: 'Check the name for slips. If it is right, only your company’s network may know it: ask your IT department how Sally can find it.',
  },
  'connection-refused': {
    title: 'The server accepts no connection',
    text: 'Check the address and the port. If they are right, ask your IT department whether Sally may reach the server.',
  },
  'connection-timed-out': {
    title: 'The server does not answer',
    text: 'Check the address. If it is right, a firewall may keep Sally away: ask your IT department.',
  },
  'connection-lost': {
    title: 'The server broke the connection off',
    text: 'Try again. If it stays like this, ask your IT department.',
  },
  'tls-missing': {
    title: 'The server does not encrypt here',
    text: 'Sally sends a password only over an encrypted connection. Ask your IT department for the https address.',
  },
  'tls-too-old': {
    title: 'The server’s encryption is too old',
    text: 'Sally needs TLS 1.2 or newer. Ask your IT department to switch it on.',
  },
  'certificate-self-signed': {
    title: 'The server has issued its certificate to itself',
    text: 'So Sally can’t tell whether it is the right server. The people who run Sally can add the certificate to EWS_CA_FILE. Show them this message.',
    fact: (issuer) => `Issued by ${issuer}`,
  },
  'certificate-untrusted': {
    title: 'Sally does not know who issued the server’s certificate',
    text: 'The people who run Sally can add your company’s certificate authority to EWS_CA_FILE. Show them this message.',
    fact: (issuer) => `Issued by ${issuer}`,
  },
  'certificate-expired': {
    title: 'The server’s certificate has expired',
    text: 'Ask your IT department to renew it.',
    fact: (when) => `Expired on ${when}`,
  },
  'certificate-not-yet-valid': {
    title: 'The server’s certificate is not valid yet',
    text: 'Ask your IT department to check the certificate and the server’s clock.',
    fact: (when) => `Valid from ${when}`,
  },
  'certificate-other-name': {
    title: 'The server’s certificate is for another name',
    text: 'Enter the name that it is for, if that is your server’s. Otherwise ask your IT department.',
    fact: (name) => `Issued for ${name}`,
  },
  'certificate-not-pinned': {
    title: 'The server shows another certificate than the one agreed on',
    text: 'It may have been renewed. The people who run Sally decide whether it is right. Show them this message.',
  },
  'no-exchange': {
    title: 'There is no Exchange service at this address',
    text: 'The address usually ends with /EWS/Exchange.asmx. Check it, or ask your IT department for it.',
  },
  redirected: {
    title: 'The server sends Sally to another address',
    text: 'Sally does not follow, since your password would go along. If that address is right, enter it.',
    fact: (host) => `It leads to ${host}`,
  },
  'form-sign-in': {
    title: 'There is a sign-in page in front of Exchange',
    text: 'Sally can’t fill it in. Ask your IT department to publish Exchange Web Services without it.',
  },
  'modern-sign-in-only': {
    title: 'This server only accepts modern sign-in',
    text: 'Signing in with a password is switched off. Ask your IT department to allow it for Exchange Web Services.',
  },
  'no-known-sign-in': {
    title: 'The server offers no sign-in that Sally knows',
    text: 'Sally needs Windows authentication (NTLM) or Basic. Ask your IT department to switch one of them on for Exchange Web Services.',
  },
  'password-rejected': {
    title: 'The server rejected the username or password',
    text: 'Try DOMAIN\\name or your logon address. Sally will not try again until you enter the login again. If you are sure of both, your account may be locked, or the server demands extended protection: ask your administrator, or turn on “A device in front of the server ends TLS” under “More options”.',
  },
  'binding-refused': {
    title: 'The server may demand a binding to its certificate',
    text: 'Username and password are right, so extended protection is the likely reason. Ask your administrator, or turn on “A device in front of the server ends TLS” under “More options”.',
  },
  'password-expired': {
    title: 'Your password has expired',
    text: 'Change it in Windows or in Outlook on the web, then enter the new one here.',
  },
  'account-disabled': {
    title: 'Your Exchange account is disabled',
    text: 'Ask your IT department to enable it.',
  },
  'attempts-spent': {
    title: 'Another wrong password could lock your Windows account',
    text: 'So Sally waits before it tries a password that it does not know to be right. Make sure of yours meanwhile.',
    fact: (when) => `Another password can be tried from ${when}`,
  },
  'ews-switched-off': {
    title: 'Exchange Web Services is switched off for your mailbox or for Sally',
    text: 'Ask your IT department to allow it.',
  },
  'version-unsupported': {
    title: 'The server understands none of the versions that Sally tried',
    text: 'Choose “Automatic” as the version. If that is chosen already, the server is older than Exchange 2007 SP1: ask your IT department.',
  },
  'mailbox-unknown': {
    title: 'No mailbox with this address exists here',
    text: 'Check the mailbox address under “More options”, or leave it empty to read your own.',
  },
  'mailbox-missing': {
    title: 'This account has no mailbox',
    text: 'Enter the address of the mailbox to read under “More options”.',
  },
  'mailbox-moving': {
    title: 'Your mailbox is being moved, or is kept elsewhere',
    text: 'Wait until tomorrow. If it stays like this, the server’s address may have changed: ask your IT department.',
  },
  'mailbox-other': {
    title: 'This login leads to another mailbox',
    text: 'A connection keeps its mailbox. Enter a login for the same one; connect the other one separately, with “Add calendar”.',
    fact: (mailbox) => `The connection’s mailbox is ${mailbox}`,
  },
  'impersonation-denied': {
    title: 'This account may not read that mailbox',
    text: 'Ask your IT department to let it act for the mailbox.',
  },
  'calendar-unreadable': {
    title: 'This calendar can’t be read',
    text: 'Ask its owner to let you see all details, at least as a reviewer.',
  },
  'server-busy': {
    title: 'The server asks Sally to wait',
    text: 'Try again in a few minutes.',
    fact: (when) => `Possible again from ${when}`,
  },
  'server-failing': {
    title: 'The server reports a problem of its own',
    text: 'Try again later. If it stays like this, tell your IT department.',
  },
  'answer-unintelligible': {
    title: 'The server answers in a way that Sally does not understand',
    text: 'Check whether the address leads to Exchange. If it does, show this message to the people who run Sally.',
  },
};

export const hints: ExchangeWords['hints'] = {
  'certificate-expiring': {
    title: 'The server’s certificate expires soon',
    text: 'Tell your IT department, so that Sally can go on reading.',
    fact: (when) => `Expires on ${when}`,
  },
  'version-differs': {
    title: 'The server is another version than the one you chose',
    text: 'Sally works all the same. With “Automatic” you need not choose.',
    fact: (version) => `The server reports ${version}`,
  },
  'basic-only': {
    title: 'The server wants the password itself (Basic)',
    text: 'It is sent encrypted, as everything is. Windows authentication (NTLM) would be safer: tell your IT department.',
  },
  'version-out-of-support': {
    title: 'Microsoft no longer supports this version of Exchange',
    text: 'Sally reads it all the same. Your IT department should know.',
  },
};
