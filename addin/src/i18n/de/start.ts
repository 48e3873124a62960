import type { start as english } from '../en/start.ts';

export const start: typeof english = {
  host: {
    'outside-teams': 'Diese Seite gehört in Microsoft Teams. Im Browser hat Sally eine eigene Adresse.',
    'outside-outlook': 'Diese Seite gehört in Outlook. Im Browser hat Sally eine eigene Adresse.',
    'office-missing':
      'Ein Teil von Outlook wurde nicht geladen. Versuchen Sie es erneut oder fragen Sie Ihre IT-Abteilung, ob er gesperrt ist.',
  },
  microsoftOnly: 'Sie brauchen hier ein Microsoft-Konto.',
  microsoftOr: (name) => `Ohne Microsoft-Konto melden Sie sich mit ${name} an.`,
  welcome: 'Willkommen bei Sally',
  openInBrowser: 'Sally im Browser öffnen',
};
