import type { Encoder, TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import { inputsByColumn } from '../../../src/dataset/encoding/inputsByColumn.ts';
import type { Activation } from '../../../src/network/architecture.ts';
import { writeDate } from '../../../src/dataset/cells/dates/writeDate.ts';
import { formatShortProbability, formatWeight } from '../../words/numbers.ts';
import { formatTargetValue } from '../../words/targetNumbers.ts';
import { writeNumber } from '../../../src/writeNumber.ts';
import type { RowFlow } from './rowFlow.ts';

/** The chosen row's value at each input, as in the file: the cell, and 0 or 1 for a one-hot input. */
export function inputValues({ columns, inputs }: Encoder, { row }: RowFlow): string[] {
  return inputsByColumn(columns, inputs).flatMap(({ encoding, first, inputs: own }, column) =>
    own.map((_, place) => {
      const raw = row.raw[first + place];
      if (encoding.type === 'category') return own.length === 1 ? String(row.values[column]) : writeNumber(raw, 4);
      return place === 0 && typeof row.values[column] === 'string'
        ? row.values[column]
        : writeNumber(raw, encoding.type === 'date' ? 3 : 6);
    }),
  );
}

/** The average of the training rows at each input, before scaling. */
export function inputAverages({ columns, inputs }: Encoder): string[] {
  return inputsByColumn(columns, inputs).flatMap(({ encoding, inputs: own }) =>
    own.map(({ mean }, place) =>
      encoding.type === 'date' && encoding.parts[place] === 'time' ? writeDate(mean, encoding.format) : averageOf(mean),
    ),
  );
}

function averageOf(mean: number): string {
  const size = Math.abs(mean);
  return size >= 100 || size < 0.1 ? writeNumber(mean, 3) : formatWeight(mean);
}

/** Σ of a single neuron for a row, and its output. */
export function neuronLines(
  target: TargetEncoding,
  activation: Activation,
  { sum, output }: { readonly sum: number; readonly output: number },
  write: (value: number) => string,
): readonly string[] {
  switch (target.type) {
    case 'regression':
      return [`Σ ${write(sum)}`, formatTargetValue(output * target.scale + target.mean, target)];
    case 'binary':
    case 'multiclass':
      if (activation === 'sigmoid') return [`Σ ${write(sum)}`, `σ ${formatShortProbability(output)}`];
      return [`Σ ${write(sum)}`, sum > 0 ? '> 0' : '≤ 0'];
  }
}
