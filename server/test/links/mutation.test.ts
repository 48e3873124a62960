import { expect, test } from '@jest/globals';
import { linkReader } from '../../src/domain/links/link-reader.ts';
import type { LinkShape, Service } from '../../src/domain/links/services/service.ts';
import { SERVICES } from '../../src/domain/links/services/services.ts';
import { WRAPPERS, type Wrapper } from '../../src/domain/links/wrappers.ts';
import { ROWS, type Row } from './rows.ts';
import { textsOf } from './texts.ts';

type Mutations<Item> = Readonly<Record<string, (item: Item) => Item | null>>;

const NEVER = /^(?!)/;
const GROUP = /\((?!\?)/g;
const elsewhere = (hosts: readonly string[]) =>
  hosts.map((host) => `${host.replace(/\.$/, '')}.elsewhere.example`);

/** Null where there is nothing to change. */
const OF_SHAPES: Mutations<LinkShape> = {
  'other hosts': (shape) => ({ ...shape, hosts: elsewhere(shape.hosts) }),
  'another path': (shape) => ({ ...shape, path: NEVER }),
  'nothing that tells meetings apart': ({ path, ...shape }) =>
    path.source.search(GROUP) === -1
      ? null
      : { ...shape, path: new RegExp(path.source.replace(GROUP, '(?:'), path.flags) },
  'other parameters': (shape) => (shape.parameters ? { ...shape, parameters: ['elsewhere'] } : null),
  'no parameters': ({ parameters, ...shape }) => (parameters ? shape : null),
  'nothing inside': ({ inside, ...shape }) => (inside ? shape : null),
  'no passcode': ({ passcode, passcodeNeeded, ...shape }) => (passcode ? shape : null),
  'any host': ({ perHost, ...shape }) => (perHost ? shape : null),
  'no exceptions': ({ except, ...shape }) => (except ? shape : null),
  'no page': ({ leadsTo, ...shape }) => (leadsTo ? shape : null),
  'no place': ({ where, ...shape }) => (where ? shape : null),
};

const OF_WRAPPERS: Mutations<Wrapper> = {
  'other hosts': (wrapper) => ({ ...wrapper, hosts: elsewhere(wrapper.hosts) }),
  'another path': (wrapper) => ({ ...wrapper, path: NEVER }),
  'another target': ({ target, ...wrapper }) => ({
    ...wrapper,
    target: target === null ? { parameters: ['elsewhere'] } : null,
  }),
  'another encoding': ({ encoding, ...wrapper }) => (encoding ? wrapper : null),
  'no hint': ({ hint, ...wrapper }) => (hint ? wrapper : null),
  'no place': ({ where, ...wrapper }) => (where ? wrapper : null),
};

type Tables = { readonly services: Readonly<Record<string, Service>>; readonly wrappers: readonly Wrapper[] };

/** What a row yields: what is found in it, and which meetings these are. */
const verdictWith = ({ services, wrappers }: Tables): ((row: Row) => string) => {
  const { findMeetingLinks, meetingKey } = linkReader(services, wrappers);
  return (row) => {
    const found = findMeetingLinks(textsOf(row));
    return JSON.stringify([found, found.links.map(meetingKey)]);
  };
};

const REAL: Tables = { services: SERVICES, wrappers: WRAPPERS };
const truths = new Map(ROWS.map((row) => [row, verdictWith(REAL)(row)]));

/** Whether a row tells the tables from the real ones; those that `concerns` names are asked first. */
const isNoticed = (tables: Tables, concerns: (row: Row) => boolean): boolean => {
  const verdict = verdictWith(tables);
  const isTold = (row: Row): boolean => verdict(row) !== truths.get(row);
  return ROWS.filter(concerns).some(isTold) || ROWS.some((row) => !concerns(row) && isTold(row));
};

const mutantsOf = <Item>(item: Item, mutations: Mutations<Item>): readonly (readonly [string, Item])[] =>
  Object.entries(mutations).flatMap(([name, mutate]) => {
    const mutant = mutate(item);
    return mutant === null ? [] : [[name, mutant] as const];
  });

test.each(Object.entries(SERVICES))('every part of the rows of %s counts', (id, service: Service) => {
  const unnoticed = service.links.flatMap((shape, index) =>
    mutantsOf(shape, OF_SHAPES)
      .filter(([, mutant]) => {
        const services = { ...SERVICES, [id]: { ...service, links: service.links.with(index, mutant) } };
        return !isNoticed({ ...REAL, services }, (row) => row.service === id);
      })
      .map(([name]) => `${shape.hosts[0]} ${shape.path.source}: ${name}`),
  );
  expect(unnoticed).toEqual([]);
});

test.each(WRAPPERS.map((wrapper, index) => ({ wrapper, index, name: wrapper.name, host: wrapper.hosts[0] })))(
  'every part of the row of $name at $host counts',
  ({ wrapper, index }) => {
    const ends = wrapper.hosts.map((host) => host.replace(/^[.*]/, ''));
    const unnoticed = mutantsOf(wrapper, OF_WRAPPERS)
      .filter(
        ([, mutant]) =>
          !isNoticed({ ...REAL, wrappers: WRAPPERS.with(index, mutant) }, ({ link, raw = '' }) =>
            ends.some((end) => link.includes(end) || raw.includes(end)),
          ),
      )
      .map(([name]) => name);
    expect(unnoticed).toEqual([]);
  },
);
