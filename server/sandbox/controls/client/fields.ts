/** Turns the fields of a form into the body of a request: what a field means follows from its type and name. */
type Field = HTMLInputElement | HTMLSelectElement;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const recurrence = (repeat: string, start: string) => {
  const startDate = start.slice(0, 10);
  const range = { type: 'numbered', startDate, numberOfOccurrences: 10 };
  if (repeat === 'daily') return { pattern: { type: 'daily', interval: 1 }, range };
  const day = weekdays[new Date(`${startDate}T12:00:00Z`).getUTCDay()];
  return { pattern: { type: 'weekly', interval: 1, daysOfWeek: [day] }, range };
};

const addresses = (text: string) =>
  text
    .split(/[\s,;]+/)
    .filter((address) => address !== '')
    .map((address) => ({ address }));

/** Undefined: nothing was said, so nothing is sent. */
const meaning = (field: Field, form: HTMLFormElement): unknown => {
  const { name, value } = field;
  if (value === '' && field.dataset.optional !== undefined) return undefined;
  if (field instanceof HTMLInputElement) {
    if (field.type === 'checkbox') return field.checked;
    if (field.type === 'datetime-local') return { dateTime: value, timeZone: form.dataset.zone };
    if (field.type === 'number') {
      if (value === '') return null;
      return Number(value) * Number(field.dataset.times ?? 1);
    }
  }
  if (name === 'attendees') return addresses(value);
  if (name === 'recurrence') {
    const start = form.elements.namedItem('start');
    return value === '' || !(start instanceof HTMLInputElement) ? undefined : recurrence(value, start.value);
  }
  return value;
};

export const bodyOf = (form: HTMLFormElement): Record<string, unknown> => {
  const fields = form.querySelectorAll<Field>('input[name], select[name]');
  const entries = [...fields].flatMap((field) =>
    // A field with no name of its own in the body stands for several.
    field.dataset.spread === undefined
      ? [[field.name, meaning(field, form)] as const]
      : Object.entries(JSON.parse(field.value) as object),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
};
