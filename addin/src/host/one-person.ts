/** Whether somebody, by object id and tenant, is the one who was there first; null where it is not said. */
export type SamePerson = (person: string | null) => boolean;

/** What is on the screen belongs to whoever signed in first, by whichever way. */
export function onePerson(): SamePerson {
  let first: string | null = null;
  return (person) => {
    first ??= person;
    return person === null || person === first;
  };
}
