import type { Detail } from '../../state/mailbox-data.ts';
import { valued } from '../soap/write-xml.ts';
import type { Schema } from '../versions.ts';
import type { Entry } from './entry.ts';
import type { Rendering } from './rendering.ts';

/** What is written down: the item, what the reader sees of it, and how. */
export type Written = { entry: Entry; detail: Detail; rendering: Rendering };

/** A property of calendar items. */
export type Property = {
  /** As `FieldURI` names it. */
  uri: string;
  since: Schema;
  /** Part of the base shape `Default`; every property that is not `extra` is part of `AllProperties`. */
  byDefault: boolean;
  extra: boolean;
  /** Lists can't be asked for it. */
  getOnly: boolean;
  /** Empty when the item doesn't have it. */
  write(written: Written): string;
};

type Options = Partial<Pick<Property, 'since' | 'byDefault' | 'extra' | 'getOnly'>>;

export const property = (uri: string, write: Property['write'], options: Options = {}): Property => ({
  uri,
  write,
  since: 'Exchange2007',
  byDefault: false,
  extra: false,
  getOnly: false,
  ...options,
});

export const byDefault = { byDefault: true };
export const getOnly = { getOnly: true };
export const extra = { extra: true };
export const from2010 = { since: 'Exchange2010' } as const;
export const from2013 = { since: 'Exchange2013' } as const;

export const flag = (name: string, value: boolean): string => valued(name, value);

export const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Whether a subject has the text that a setting picks items by. */
export const isPicked = (text: string | null, { subject }: Detail): boolean =>
  text !== null && subject.includes(text);
