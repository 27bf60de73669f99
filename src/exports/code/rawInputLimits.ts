import type { Encoder } from '../../dataset/encoding/encoder.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import { listOf, message, type Message } from '../../message.ts';
import { isBeyond32Bits } from './writtenDecimals.ts';

/** The limits of formats that take columns as floats or strings without Neuron's own cell reader. */
export function rawInputLimits({ columns, inputs: all }: Encoder): Message[] {
  const long = inputsByColumn(columns, all).flatMap(({ encoding, inputs: [input] }) =>
    encoding.type === 'number' && isBeyond32Bits(encoding, input) ? [`"${encoding.column}"`] : [],
  );
  return [
    ...(columns.some(({ type }) => type === 'number')
      ? [
          message(
            'Columns of numbers are taken as 32-bit numbers, durations in seconds: units and thousands separators have to be removed first.',
          ),
        ]
      : []),
    ...(long.length > 0
      ? [
          message('Of the numbers of {columns} 32 bits hold some seven digits: answers agree with those of Neuron to about six.', {
            columns: listOf(long, 'and', 5),
          }),
        ]
      : []),
    ...(columns.some(({ type }) => type === 'category')
      ? [
          message(
            'Texts are compared as they are written, in small letters, in capitals, or with a capital in front of the first word or of each: what is written in any other way is another value.',
          ),
        ]
      : []),
  ];
}
