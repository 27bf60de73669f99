import { assertNever } from '../../assertNever.ts';
import { message, verbatim, type Message } from '../../message.ts';
import type { ColumnEncoding, DatePart, Encoder } from './encoder.ts';
import { inputsByColumn } from './inputsByColumn.ts';

/** Labels of the network's inputs for display. The inputs' `name` says the same in English and is used in files. */
export function inputLabels({ columns, inputs }: Pick<Encoder, 'columns' | 'inputs'>): Message[] {
  return inputsByColumn(columns, inputs).flatMap(({ encoding, inputs: own }) => own.map((_, place) => inputLabel(encoding, place)));
}

function inputLabel(encoding: ColumnEncoding, place: number): Message {
  const { column } = encoding;
  switch (encoding.type) {
    case 'number':
      return place === 0 ? verbatim(column) : message('{column} is missing', { column });
    case 'category':
      if (place < encoding.categories.length) return message('{column} = {value}', { column, value: encoding.categories[place] });
      return encoding.hasOther && place === encoding.categories.length
        ? message('{column} = other', { column })
        : message('{column} is missing', { column });
    case 'date':
      return place < encoding.parts.length ? dateLabel(column, encoding.parts[place]) : message('{column} is missing', { column });
    default:
      return assertNever(encoding);
  }
}

function dateLabel(column: string, part: DatePart): Message {
  switch (part) {
    case 'time':
      return verbatim(column);
    case 'yearSin':
      return message('{column} (time of year, sine)', { column });
    case 'yearCos':
      return message('{column} (time of year, cosine)', { column });
    case 'weekSin':
      return message('{column} (day of week, sine)', { column });
    case 'weekCos':
      return message('{column} (day of week, cosine)', { column });
    case 'daySin':
      return message('{column} (time of day, sine)', { column });
    case 'dayCos':
      return message('{column} (time of day, cosine)', { column });
    default:
      return assertNever(part);
  }
}
