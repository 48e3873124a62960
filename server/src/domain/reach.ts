/** Whether these scopes let calendars be read where their owners keep them. https://learn.microsoft.com/graph/outlook-get-shared-events-calendars */
export const reachesOthers = (scopes: readonly string[]): boolean =>
  scopes.some((scope) => /^Calendars\.\w+\.Shared$/.test(scope));
