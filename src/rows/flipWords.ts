import type { TargetEncoding } from '../dataset/encoding/encoder.ts';
import { categoryValues } from '../dataset/encoding/apply/encodeValue.ts';
import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import { message, type Message } from '../message.ts';
import { changedCell } from '../model/decision/changedCell.ts';
import type { ColumnChange, Flip } from '../model/decision/flipSearch.ts';

/**
 * "pass = 0 if exam2 = 58.9": the cell, as written in the file, that would change the answer. For a flip of a single column; `cells` are
 * the row's.
 */
export function flipMessage({ changes: [change], answer }: Flip, target: TargetEncoding, cells: ReadonlyMap<string, string>): Message {
  return message('{answer} if {change}', {
    answer: message('{column} = {value}', { column: target.column, value: targetClasses(target)[answer] }),
    change: changedTo(change, cells),
  });
}

function changedTo(change: ColumnChange, cells: ReadonlyMap<string, string>): Message {
  const { encoding } = change.column;
  const column = encoding.column;
  const isOther = encoding.type === 'category' && categoryValues(encoding)[change.to] === undefined;
  return message('{column} = {value}', {
    column,
    value: isOther ? message('any other') : changedCell(change, cells.get(column) ?? ''),
  });
}
