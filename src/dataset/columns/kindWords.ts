import { message, type Message } from '../../message.ts';
import type { ColumnKind } from './column.ts';

/** The name of each kind of column. */
export const kindWords: Readonly<Record<ColumnKind, Message>> = {
  number: message('number'),
  boolean: message('boolean'),
  category: message('category'),
  date: message('date'),
  identifier: message('identifier'),
  text: message('text'),
  constant: message('constant'),
  empty: message('empty'),
};
