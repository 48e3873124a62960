import type { meetings as english } from '../en/meetings.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const meetings: typeof english = {
  title: 'Besprechungen',
  today: 'Heute',
  tomorrow: 'Morgen',
  now: 'Jetzt',
  allDay: 'Ganztägig',
  privateTitle: 'Privater Termin',
  untitled: 'Ohne Titel',
  organizer: (name) => `Organisiert von ${name}`,
  join: 'Teilnehmen',
  joinTitled: (title) => `An ${title} teilnehmen`,
  noLink: 'Kein Link zum Teilnehmen',
  hiddenLink: (gateway) => `${gateway} verbirgt den Link`,
  links: (count) => `${count} Links`,
  badges: {
    private: 'Privat',
    cancelled: 'Abgesagt',
    declined: 'Abgelehnt',
    recurring: 'Serie',
    tentative: 'Mit Vorbehalt',
    unanswered: 'Nicht beantwortet',
  },
  search: 'Besprechungen suchen',
  calendar: 'Kalender',
  allCalendars: 'Alle Kalender',
  count: (count) => plural(count, { one: '# Besprechung', other: '# Besprechungen' }),
  found: (count) => plural(count, { one: '# Besprechung gefunden', other: '# Besprechungen gefunden' }),
  showEarlier: (count) =>
    plural(count, {
      one: '# frühere Besprechung von heute zeigen',
      other: '# frühere Besprechungen von heute zeigen',
    }),
  hideEarlier: 'Frühere Besprechungen ausblenden',
  loading: 'Ihre Besprechungen werden geladen',
  loadingMore: 'Weitere Besprechungen werden geladen',
  loadMore: 'Mehr zeigen',
  notConnected: {
    title: 'Kalender verbinden',
    text: 'Sobald ein Kalender verbunden ist, erscheinen hier alle Ihre Besprechungen, immer aktuell.',
    action: 'Zu den Integrationen',
  },
  waitingForApproval: {
    title: 'Warten auf Genehmigung',
    text: 'Ihre Organisation muss Sally zuerst genehmigen. Danach erscheinen Ihre Besprechungen hier von selbst.',
    action: 'Anfrage ansehen',
  },
  reading: {
    title: 'Ihr Kalender wird gelesen',
    text: 'Die Besprechungen der nächsten Tage erscheinen zuerst. Sie können diese Seite geöffnet lassen.',
  },
  nothingSelected: {
    title: 'Kein Kalender ausgewählt',
    text: 'Wählen Sie, welche Kalender Sally synchronisieren soll.',
    action: 'Kalender auswählen',
  },
  nothingComing: {
    title: 'Nichts geplant',
    text: 'In den nächsten Wochen gibt es keine Besprechungen. Neue erscheinen hier von selbst.',
  },
  nothingFound: {
    title: 'Keine Besprechung gefunden',
    text: 'Nichts passt zu Ihrer Suche und zum Filter.',
    action: 'Alle Besprechungen zeigen',
  },
  failed: 'Ihre Besprechungen konnten nicht geladen werden.',
  marks: { added: 'Neu', changed: 'Geändert' },
  changes: {
    added: (count) => plural(count, { one: '# Besprechung ist neu.', other: '# Besprechungen sind neu.' }),
    changed: (count) =>
      plural(count, {
        one: '# Besprechung hat sich geändert.',
        other: '# Besprechungen haben sich geändert.',
      }),
    gone: (count) =>
      plural(count, { one: '# Besprechung ist entfallen.', other: '# Besprechungen sind entfallen.' }),
  },
  overdue: { title: 'Länger als üblich nicht gelesen', text: 'Sally versucht es von selbst weiter.' },
  outdated: (when) => `Diese Besprechungen haben den Stand von ${when}.`,
  repair: 'Zu den Integrationen',
};
