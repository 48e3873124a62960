/** Choosing among the links of a meeting; it comes with its dialog. */
export const linkChoice = {
  title: 'Which link leads to the meeting?',
  single: 'This meeting names several. Sally takes the one you choose.',
  series: 'This meeting names several. Sally takes the one you choose, for the whole series.',
  save: 'Use this link',
  chosen: (service: string) => `The meeting is joined by ${service}.`,
  failed: 'The link could not be chosen',
};
