import type { linkChoice as english } from '../en/link-choice.ts';

export const linkChoice: typeof english = {
  title: 'Welcher Link führt zur Besprechung?',
  single: 'Diese Besprechung nennt mehrere. Sally nimmt den, den Sie wählen.',
  series: 'Diese Besprechung nennt mehrere. Sally nimmt den, den Sie wählen, für die ganze Serie.',
  save: 'Diesen Link verwenden',
  chosen: (service) => `Der Besprechung wird über ${service} beigetreten.`,
  failed: 'Der Link konnte nicht gewählt werden',
};
