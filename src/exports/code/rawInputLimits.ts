import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { message, type Message } from '../../message.ts';

/** The limits of formats that take columns as floats or strings without Neuron's own cell reader. */
export function rawInputLimits(columns: readonly ColumnEncoding[]): Message[] {
  return [
    ...(columns.some(({ type }) => type === 'number')
      ? [
          message(
            'Columns of numbers are taken as 32-bit numbers, durations in seconds: units and thousands separators have to be removed first.',
          ),
        ]
      : []),
    ...(columns.some(({ type }) => type === 'category')
      ? [
          message(
            'Texts are compared as they are written, in small letters, in capitals or with a capital in front: what is written in any other way is another value.',
          ),
        ]
      : []),
  ];
}
