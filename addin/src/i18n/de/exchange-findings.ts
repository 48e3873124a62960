import type { ExchangeWords } from '../exchange-words.ts';

export const findings: ExchangeWords['findings'] = {
  'address-invalid': {
    title: 'Das ist nicht die Adresse eines Servers',
    text: 'Geben Sie sie ein wie outlook.ihrefirma.de oder https://outlook.ihrefirma.de/EWS/Exchange.asmx.',
  },
  'address-not-https': {
    title: 'Die Adresse muss mit https beginnen',
    text: 'Sally sendet ein Kennwort nur über eine verschlüsselte Verbindung. Geben Sie die Adresse mit https:// davor ein.',
  },
  'address-with-login': {
    title: 'In der Adresse steht ein Benutzername oder Kennwort',
    text: 'Entfernen Sie es dort, und geben Sie beides in den eigenen Feldern ein.',
  },
  'address-in-cloud': {
    title: 'Diese Adresse gehört zu Exchange Online',
    text: 'Kennwörter gelten dort nicht. Verbinden Sie sie als „Outlook-Kalender (Microsoft 365 / Exchange Online)“.',
  },
  'address-not-allowed': {
    title: 'Sally darf diese Adresse nicht aufrufen',
    text: 'Die Betreiber von Sally erlauben sie mit den Einstellungen EWS_ALLOWED_HOSTS und EWS_ALLOWED_CIDRS, oder mit EWS_ALLOW_PUBLIC für Server im Internet. Zeigen Sie ihnen diese Meldung.',
  },
  'name-unknown': {
    title: 'Ein Server mit diesem Namen wurde nicht gefunden',
    text: 'Prüfen Sie den Namen auf Tippfehler. Stimmt er, kennt ihn vielleicht nur Ihr Firmennetz: Fragen Sie Ihre IT-Abteilung, wie Sally ihn finden kann.',
  },
  'connection-refused': {
    title: 'Der Server nimmt keine Verbindung an',
    text: 'Prüfen Sie Adresse und Port. Stimmen sie, fragen Sie Ihre IT-Abteilung, ob Sally den Server erreichen darf.',
  },
  'connection-timed-out': {
    title: 'Der Server antwortet nicht',
    text: 'Prüfen Sie die Adresse. Stimmt sie, hält vielleicht eine Firewall Sally fern: Fragen Sie Ihre IT-Abteilung.',
  },
  'connection-lost': {
    title: 'Der Server hat die Verbindung abgebrochen',
    text: 'Versuchen Sie es erneut. Bleibt es dabei, fragen Sie Ihre IT-Abteilung.',
  },
  'tls-missing': {
    title: 'Der Server verschlüsselt hier nicht',
    text: 'Sally sendet ein Kennwort nur über eine verschlüsselte Verbindung. Fragen Sie Ihre IT-Abteilung nach der https-Adresse.',
  },
  'tls-too-old': {
    title: 'Die Verschlüsselung des Servers ist zu alt',
    text: 'Sally braucht TLS 1.2 oder neuer. Bitten Sie Ihre IT-Abteilung, es einzuschalten.',
  },
  'certificate-self-signed': {
    title: 'Der Server hat sich sein Zertifikat selbst ausgestellt',
    text: 'Sally kann so nicht wissen, ob es der richtige Server ist. Die Betreiber von Sally können das Zertifikat in EWS_CA_FILE aufnehmen. Zeigen Sie ihnen diese Meldung.',
    fact: (issuer) => `Ausgestellt von ${issuer}`,
  },
  'certificate-untrusted': {
    title: 'Sally kennt den Aussteller des Serverzertifikats nicht',
    text: 'Die Betreiber von Sally können die Zertifizierungsstelle Ihrer Firma in EWS_CA_FILE aufnehmen. Zeigen Sie ihnen diese Meldung.',
    fact: (issuer) => `Ausgestellt von ${issuer}`,
  },
  'certificate-expired': {
    title: 'Das Zertifikat des Servers ist abgelaufen',
    text: 'Bitten Sie Ihre IT-Abteilung, es zu erneuern.',
    fact: (when) => `Abgelaufen am ${when}`,
  },
  'certificate-not-yet-valid': {
    title: 'Das Zertifikat des Servers gilt noch nicht',
    text: 'Bitten Sie Ihre IT-Abteilung, das Zertifikat und die Uhr des Servers zu prüfen.',
    fact: (when) => `Gültig ab ${when}`,
  },
  'certificate-other-name': {
    title: 'Das Zertifikat des Servers gilt für einen anderen Namen',
    text: 'Geben Sie den Namen ein, für den es gilt, falls es der Ihres Servers ist. Fragen Sie sonst Ihre IT-Abteilung.',
    fact: (name) => `Ausgestellt für ${name}`,
  },
  'certificate-not-pinned': {
    title: 'Der Server zeigt ein anderes Zertifikat als das vereinbarte',
    text: 'Vielleicht wurde es erneuert. Ob es richtig ist, entscheiden die Betreiber von Sally. Zeigen Sie ihnen diese Meldung.',
  },
  'no-exchange': {
    title: 'Unter dieser Adresse gibt es keinen Exchange-Dienst',
    text: 'Die Adresse endet meist mit /EWS/Exchange.asmx. Prüfen Sie sie, oder fragen Sie Ihre IT-Abteilung danach.',
  },
  redirected: {
    title: 'Der Server schickt Sally zu einer anderen Adresse',
    text: 'Sally folgt nicht, denn Ihr Kennwort ginge mit. Ist jene Adresse richtig, geben Sie sie ein.',
    fact: (host) => `Sie führt zu ${host}`,
  },
  'form-sign-in': {
    title: 'Vor Exchange steht eine Anmeldeseite',
    text: 'Sally kann sie nicht ausfüllen. Bitten Sie Ihre IT-Abteilung, die Exchange-Webdienste ohne sie zu veröffentlichen.',
  },
  'modern-sign-in-only': {
    title: 'Dieser Server nimmt nur die moderne Anmeldung an',
    text: 'Die Anmeldung mit Kennwort ist abgeschaltet. Bitten Sie Ihre IT-Abteilung, sie für die Exchange-Webdienste zu erlauben.',
  },
  'no-known-sign-in': {
    title: 'Der Server bietet keine Anmeldung an, die Sally kennt',
    text: 'Sally braucht die Windows-Authentifizierung (NTLM) oder Basic. Bitten Sie Ihre IT-Abteilung, eine davon für die Exchange-Webdienste einzuschalten.',
  },
  'password-rejected': {
    title: 'Der Server hat Benutzername oder Kennwort abgelehnt',
    text: 'Versuchen Sie DOMÄNE\\Name oder Ihre Anmeldeadresse. Sally versucht es erst wieder, wenn Sie die Anmeldedaten erneut eingeben. Sind Sie sich bei beidem sicher, ist Ihr Konto vielleicht gesperrt, oder der Server verlangt erweiterten Schutz: Fragen Sie Ihren Administrator, oder schalten Sie unter „Weitere Optionen“ „Ein Gerät vor dem Server beendet TLS“ ein.',
  },
  'binding-refused': {
    title: 'Der Server verlangt vielleicht eine Bindung an sein Zertifikat',
    text: 'Benutzername und Kennwort stimmen, also liegt es wohl am erweiterten Schutz. Fragen Sie Ihren Administrator, oder schalten Sie unter „Weitere Optionen“ „Ein Gerät vor dem Server beendet TLS“ ein.',
  },
  'password-expired': {
    title: 'Ihr Kennwort ist abgelaufen',
    text: 'Ändern Sie es in Windows oder in Outlook im Web, und geben Sie dann hier das neue ein.',
  },
  'account-disabled': {
    title: 'Ihr Exchange-Konto ist deaktiviert',
    text: 'Bitten Sie Ihre IT-Abteilung, es zu aktivieren.',
  },
  'attempts-spent': {
    title: 'Ein weiteres falsches Kennwort könnte Ihr Windows-Konto sperren',
    text: 'Deshalb wartet Sally mit jedem Kennwort, von dem nicht sicher ist, dass es stimmt. Vergewissern Sie sich inzwischen, wie Ihres lautet.',
    fact: (when) => `Ein anderes Kennwort lässt sich ab ${when} versuchen`,
  },
  'ews-switched-off': {
    title: 'Die Exchange-Webdienste sind für Ihr Postfach oder für Sally abgeschaltet',
    text: 'Bitten Sie Ihre IT-Abteilung, sie zu erlauben.',
  },
  'version-unsupported': {
    title: 'Der Server versteht keine der Versionen, die Sally versucht hat',
    text: 'Wählen Sie „Automatisch“ als Version. Ist das schon gewählt, ist der Server älter als Exchange 2007 SP1: Fragen Sie Ihre IT-Abteilung.',
  },
  'mailbox-unknown': {
    title: 'Ein Postfach mit dieser Adresse gibt es hier nicht',
    text: 'Prüfen Sie die Postfachadresse unter „Weitere Optionen“, oder lassen Sie sie leer, um Ihr eigenes zu lesen.',
  },
  'mailbox-missing': {
    title: 'Dieses Konto hat kein Postfach',
    text: 'Geben Sie unter „Weitere Optionen“ die Adresse des Postfachs ein, das gelesen werden soll.',
  },
  'mailbox-moving': {
    title: 'Ihr Postfach wird gerade verschoben oder liegt woanders',
    text: 'Warten Sie bis morgen. Bleibt es dabei, hat sich vielleicht die Adresse des Servers geändert: Fragen Sie Ihre IT-Abteilung.',
  },
  'mailbox-other': {
    title: 'Diese Anmeldung führt zu einem anderen Postfach',
    text: 'Eine Verbindung behält ihr Postfach. Geben Sie Anmeldedaten für dasselbe ein; das andere verbinden Sie gesondert, mit „Kalender hinzufügen“.',
    fact: (mailbox) => `Das Postfach der Verbindung ist ${mailbox}`,
  },
  'impersonation-denied': {
    title: 'Dieses Konto darf jenes Postfach nicht lesen',
    text: 'Bitten Sie Ihre IT-Abteilung, ihm den Zugriff auf das Postfach zu geben.',
  },
  'calendar-unreadable': {
    title: 'Dieser Kalender lässt sich nicht lesen',
    text: 'Bitten Sie die Person, der er gehört, alle Details für Sie freizugeben, mindestens als Prüfer.',
  },
  'server-busy': {
    title: 'Der Server bittet Sally zu warten',
    text: 'Versuchen Sie es in einigen Minuten erneut.',
    fact: (when) => `Wieder möglich ab ${when}`,
  },
  'server-failing': {
    title: 'Der Server meldet ein eigenes Problem',
    text: 'Versuchen Sie es später erneut. Bleibt es dabei, sagen Sie es Ihrer IT-Abteilung.',
  },
  'answer-unintelligible': {
    title: 'Der Server antwortet auf eine Weise, die Sally nicht versteht',
    text: 'Prüfen Sie, ob die Adresse zu Exchange führt. Wenn ja, zeigen Sie diese Meldung den Betreibern von Sally.',
  },
};

export const hints: ExchangeWords['hints'] = {
  'certificate-expiring': {
    title: 'Das Zertifikat des Servers läuft bald ab',
    text: 'Sagen Sie es Ihrer IT-Abteilung, damit Sally weiter lesen kann.',
    fact: (when) => `Läuft ab am ${when}`,
  },
  'version-differs': {
    title: 'Der Server hat eine andere Version als die gewählte',
    text: 'Sally funktioniert trotzdem. Mit „Automatisch“ müssen Sie nicht wählen.',
    fact: (version) => `Der Server meldet ${version}`,
  },
  'basic-only': {
    title: 'Der Server verlangt das Kennwort selbst (Basic)',
    text: 'Es wird verschlüsselt gesendet, wie alles. Die Windows-Authentifizierung (NTLM) wäre sicherer: Sagen Sie es Ihrer IT-Abteilung.',
  },
  'version-out-of-support': {
    title: 'Microsoft unterstützt diese Exchange-Version nicht mehr',
    text: 'Sally liest sie trotzdem. Ihre IT-Abteilung sollte es wissen.',
  },
};
