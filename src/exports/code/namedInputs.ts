import { assertNever } from '../../assertNever.ts';
import type { ColumnEncoding, DatePart, EncodedInput, Encoder } from '../../dataset/encoding/encoder.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import type { Identifiers } from './identifiers.ts';

/** What an input represents. `place`: it is 1 if the cell has the value with that index. */
export type InputRole =
  | { readonly type: 'number' }
  | { readonly type: 'value'; readonly place: number }
  | { readonly type: 'other' }
  | { readonly type: 'part'; readonly part: DatePart }
  | { readonly type: 'missing' };

/** An input of the network with its variable. */
export interface NamedInput {
  readonly input: EncodedInput;
  readonly variable: string;
  readonly role: InputRole;
}

/** A column, the variable for its cell's value, and its inputs. */
export interface NamedColumn {
  readonly encoding: ColumnEncoding;
  readonly variable: string;
  readonly inputs: readonly NamedInput[];
}

/** Gives every column and every input a variable named after it. */
export function nameInputs({ columns, inputs }: Encoder, identifiers: Identifiers): NamedColumn[] {
  return inputsByColumn(columns, inputs).map(({ encoding, inputs: own }, index) => {
    const variable = identifiers.take(encoding.column, `column_${index + 1}`);
    return {
      encoding,
      variable,
      inputs: own.map((input, place) => {
        const role = roleOf(encoding, place);
        return { input, role, variable: identifiers.take(`${variable}_${suffixOf(encoding, role)}`, `${variable}_input`) };
      }),
    };
  });
}

function roleOf(encoding: ColumnEncoding, place: number): InputRole {
  switch (encoding.type) {
    case 'number':
      return place === 0 ? { type: 'number' } : { type: 'missing' };
    case 'category':
      if (place < encoding.categories.length) return { type: 'value', place };
      return place === encoding.categories.length && encoding.hasOther ? { type: 'other' } : { type: 'missing' };
    case 'date':
      return place < encoding.parts.length ? { type: 'part', part: encoding.parts[place] } : { type: 'missing' };
    default:
      return assertNever(encoding);
  }
}

function suffixOf(encoding: ColumnEncoding, role: InputRole): string {
  switch (role.type) {
    case 'number':
      return 'scaled';
    case 'value':
      return encoding.type === 'category' ? `is_${encoding.categories[role.place]}` : 'is';
    case 'other':
      return 'is_other';
    case 'part':
      return role.part === 'time' ? 'scaled' : role.part.replace(/(Sin|Cos)$/, (part) => `_${part.toLowerCase()}`);
    case 'missing':
      return 'is_missing';
    default:
      return assertNever(role);
  }
}
