import type { trouble as english } from '../en/trouble.ts';
import { findings, hints } from './exchange-findings.ts';

export const trouble: typeof english = {
  ...findings,
  'signed-out': {
    title: 'Microsoft hat die Anmeldung dieses Kontos beendet',
    text: 'Das geschieht etwa nach einer Kennwortänderung. Verbinden Sie neu; Ihre Auswahl bleibt erhalten.',
  },
  'consent-missing': {
    title: 'Die Erlaubnis, diesen Kalender zu lesen, fehlt',
    text: 'Sie oder Ihre Organisation haben sie zurückgezogen. Verbinden Sie neu, um sie wieder zu erteilen.',
  },
  'interaction-needed': {
    title: 'Microsoft verlangt eine erneute Anmeldung',
    text: 'Ihre Organisation möchte einen weiteren Nachweis, dass Sie es sind. Verbinden Sie neu.',
  },
  'approval-needed': {
    title: 'Ihre Organisation muss Sally genehmigen',
    text: 'Ein Administrator erledigt das einmal für alle. Fragen Sie Ihren.',
  },
  'not-assigned': {
    title: 'Ihre Organisation hat Ihnen Sally nicht zugewiesen',
    text: 'Bitten Sie Ihre IT-Abteilung, Ihnen die Anwendung „Sally“ zuzuweisen, und versuchen Sie es dann erneut.',
  },
  'device-not-allowed': {
    title: 'Ihre Organisation lässt dieses Gerät nicht zu',
    text: 'Verwenden Sie ein von Ihrer Organisation verwaltetes Gerät, oder fragen Sie Ihre IT-Abteilung.',
  },
  'blocked-by-policy': {
    title: 'Eine Regel Ihrer Organisation verhindert Sally',
    text: 'Nur Ihre IT-Abteilung kann das ändern. Zeigen Sie ihr diese Meldung.',
  },
  'app-unavailable': {
    title: 'Sally ist in Ihrer Organisation nicht verfügbar',
    text: 'Die Anwendung ist dort abgeschaltet oder wurde nie hinzugefügt. Fragen Sie Ihre IT-Abteilung.',
  },
  operator: {
    title: 'Sally ist nicht richtig eingerichtet',
    text: 'Das liegt nicht an Ihnen. Zeigen Sie diese Meldung den Betreibern von Sally.',
  },
  'mailbox-unavailable': {
    title: 'Dieses Konto hat kein Postfach, das sich lesen lässt',
    text: 'Vielleicht fehlt eine Lizenz, oder es liegt auf einem eigenen Server. Fragen Sie Ihre IT-Abteilung.',
  },
  'mailbox-not-in-cloud': {
    title: 'Dieses Postfach liegt nicht in Microsoft 365',
    text: 'Es ist inaktiv, hat keine Lizenz oder liegt auf einem Server Ihrer Organisation. Fragen Sie Ihre IT-Abteilung, was zutrifft; ein Postfach auf einem solchen Server verbinden Sie als „Outlook-Kalender (Exchange On-Premise)“.',
  },
  'calendar-gone': {
    title: 'Microsoft findet diesen Kalender nicht mehr',
    text: 'Er wurde gelöscht oder ist nicht mehr für Sie freigegeben. Was Sally gelesen hat, bleibt; wählen Sie ihn ab, oder warten Sie, bis er zurück ist.',
  },
  'calendar-closed': {
    title: 'Sie dürfen die Termine dieses Kalenders nicht sehen',
    text: 'Bitten Sie die Person, der er gehört, alle Details für Sie freizugeben; Sally macht dann von selbst weiter.',
  },
  'private-items': {
    title: 'Microsoft hält diesen Kalender wegen eines privaten Termins darin zurück',
    text: 'Bitten Sie die Person, der er gehört, Sie zur Stellvertretung mit Einsicht in private Elemente zu machen; Sally macht dann von selbst weiter.',
  },
  unreachable: {
    title: 'Microsoft antwortet gerade nicht',
    text: 'Sally versucht es von selbst weiter; Sie müssen nichts tun.',
  },
  throttled: {
    title: 'Microsoft bittet Sally zu warten',
    text: 'Sally macht in einigen Minuten von selbst weiter; Sie müssen nichts tun.',
  },
  hints,
  onExchange: {
    unreachable: {
      title: 'Ihr Exchange-Server antwortet gerade nicht',
      text: 'Sally versucht es von selbst weiter; Sie müssen nichts tun.',
    },
    throttled: {
      title: 'Ihr Exchange-Server bittet Sally zu warten',
      text: 'Sally macht in einigen Minuten von selbst weiter; Sie müssen nichts tun.',
    },
    'mailbox-unavailable': {
      title: 'Dieses Postfach lässt sich nicht lesen',
      text: 'Es wurde gelöscht, oder dieses Konto darf es nicht mehr lesen. Fragen Sie Ihre IT-Abteilung.',
    },
    'calendar-gone': {
      title: 'Ihr Exchange-Server findet diesen Kalender nicht mehr',
      text: 'Er wurde gelöscht oder ist nicht mehr für Sie freigegeben. Was Sally gelesen hat, bleibt; wählen Sie ihn ab, oder warten Sie, bis er zurück ist.',
    },
    'private-items': {
      title: 'Ihr Exchange-Server hält diesen Kalender wegen eines privaten Termins darin zurück',
      text: 'Bitten Sie die Person, der er gehört, Sie zur Stellvertretung mit Einsicht in private Elemente zu machen; Sally macht dann von selbst weiter.',
    },
  },
  since: (when) => `Seit ${when}`,
};
