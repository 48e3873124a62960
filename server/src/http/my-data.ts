import type { AuditEvent, Deleted } from '../domain/audit.ts';
import type { Caller } from '../ports/caller.ts';
import type { ExportedData } from '../usecases/export-my-data.ts';
import type { Handlers } from './handler.ts';
import { writeCalendar } from './icalendar.ts';
import { writeMyData } from './my-data-document.ts';

export type MyDataDeps = {
  readonly exportMyData: (
    caller: Caller,
    format: Extract<AuditEvent, { action: 'exported' }>['format'],
  ) => Promise<ExportedData>;
  readonly deleteMyData: (caller: Caller) => Promise<Deleted>;
};

export const myDataHandlers = ({
  exportMyData,
  deleteMyData,
}: MyDataDeps): Pick<Handlers, 'exportMyData' | 'exportMyCalendar' | 'deleteMyData'> => ({
  exportMyData: async ({ caller }) => writeMyData(await exportMyData(caller, 'json')),
  async exportMyCalendar({ caller }) {
    const { meetings, connections, at } = await exportMyData(caller, 'calendar');
    const calendars = connections.flatMap(({ connection: { account }, calendars: own }) =>
      own.map(({ id, name, owner }) => [id, { name, reader: owner ?? account }] as const),
    );
    return writeCalendar(meetings, new Map(calendars), at);
  },
  deleteMyData: ({ caller }) => deleteMyData(caller),
});
