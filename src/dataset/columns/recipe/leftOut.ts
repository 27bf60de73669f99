import { assertNever } from '../../../assertNever.ts';
import { message, plural, type Message } from '../../../message.ts';
import type { LeftOut } from '../column.ts';
import { kindWords } from '../kindWords.ts';

/** The reason as the end of a sentence, without a full stop. */
export function describeLeftOut(reason: LeftOut): Message {
  switch (reason.type) {
    case 'empty':
      return message('it has no values');
    case 'sameValue':
      return message('it is the same in every row');
    case 'oneValueOrNone':
      return message('it has one value or none');
    case 'oneTextOrNone':
      return message('it is "{text}" or has no value', { text: reason.text });
    case 'allDifferent':
      return message('it is different in every row');
    case 'freeText':
      return plural(reason.distinct, 'it holds free text ({count} different value)', 'it holds free text ({count} different values)');
    case 'countsRows':
      return message('it counts the rows');
    case 'index':
      return message('it is an index of the rows, as pandas and R write one');
    case 'namesRows':
      return message('it is a different number in every row, like a name for it');
    case 'marked':
      return message('the table marks it as no input');
    case 'chosen':
      return reason.kind === 'empty'
        ? message('it was set to be left out')
        : message('it was set to {kind}', { kind: kindWords[reason.kind] });
    default:
      return assertNever(reason);
  }
}
