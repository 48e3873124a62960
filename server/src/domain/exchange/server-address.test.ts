import { describe, expect, test } from '@jest/globals';
import { serverAddress } from './server-address.ts';

describe('an address is understood', () => {
  test.each([
    ['outlook.yourcompany.com', 'https://outlook.yourcompany.com/EWS/Exchange.asmx'],
    ['  Mail.Contoso.Example  ', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['https://mail.contoso.example/owa/', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['https://mail.contoso.example/owa/#path=/calendar', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['https://mail.contoso.example/ews/exchange.asmx', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['https://mail.contoso.example/EWS/Services.wsdl?x=1', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['HTTPS://MAIL.contoso.example:443', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['mail.contoso.example:8443', 'https://mail.contoso.example:8443/EWS/Exchange.asmx'],
    ['mail.contoso.example.', 'https://mail.contoso.example/EWS/Exchange.asmx'],
    ['büro.example', 'https://xn--bro-hoa.example/EWS/Exchange.asmx'],
    ['10.1.2.3', 'https://10.1.2.3/EWS/Exchange.asmx'],
    ['0x7f.1', 'https://127.0.0.1/EWS/Exchange.asmx'],
    ['[fd00::1]:8443', 'https://[fd00::1]:8443/EWS/Exchange.asmx'],
    // Names that only look like Microsoft's.
    ['outlook.com.contoso.example', 'https://outlook.com.contoso.example/EWS/Exchange.asmx'],
    ['myoutlook.com', 'https://myoutlook.com/EWS/Exchange.asmx'],
  ])('%s', (typed, url) => {
    expect(serverAddress(typed)).toMatchObject({ kind: 'address', url });
  });

  test('with its host and port', () => {
    expect(serverAddress('mail.contoso.example:8443')).toMatchObject({
      host: 'mail.contoso.example',
      port: 8443,
    });
    expect(serverAddress('mail.contoso.example')).toMatchObject({ port: 443 });
  });
});

describe('an address is refused', () => {
  test.each([
    ['', 'address-invalid'],
    ['   ', 'address-invalid'],
    ['mail contoso example', 'address-invalid'],
    ['https://', 'address-invalid'],
    ['https://.', 'address-invalid'],
    ['mail.contoso.example:99999', 'address-invalid'],
    ['http://mail.contoso.example', 'address-not-https'],
    ['file:///etc/passwd', 'address-invalid'],
    ['gopher://mail.contoso.example', 'address-not-https'],
    ['https://anna:secret@mail.contoso.example', 'address-with-login'],
    ['https://anna@mail.contoso.example', 'address-with-login'],
    ['outlook.office365.com', 'address-in-cloud'],
    ['https://outlook.office.com/owa', 'address-in-cloud'],
    ['OUTLOOK.OFFICE365.COM.', 'address-in-cloud'],
    ['eur.outlook.com', 'address-in-cloud'],
  ])('%s', (typed, finding) => {
    expect(serverAddress(typed)).toEqual({ kind: 'refused', finding });
  });
});
