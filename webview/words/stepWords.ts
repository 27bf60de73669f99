import { message, plural, verbatim, type Message } from '../../src/message.ts';
import type { StepExplanation } from '../../src/gradient/explainStep.ts';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { outputUnits } from '../../src/dataset/encoding/targetOutput.ts';
import { parseNumber } from '../../src/dataset/cells/numbers/parseNumber.ts';
import type { Hyperparameters } from '../../src/run/options/hyperparameters.ts';
import type { RowSplit } from '../../src/model/rowLedger.ts';
import { writeNumber } from '../../src/writeNumber.ts';
import { writeFactor, writeStepNumber } from '../step/stepNumbers.ts';
import { subscript } from './layerWords.ts';

/** Whose step it is: the run's own steps are means over a batch, and never of test rows. */
export function batchSentence({ batchSize }: Hyperparameters, split: RowSplit | undefined): Message {
  if (split === 'test' || split === 'validation')
    return message('For this row alone, which the run never learns from: it is kept for the test.');
  if (split === 'unused') return message('For this row alone, which the run does not learn from.');
  return plural(
    batchSize,
    'As the run does it: one row at a time.',
    'For this row alone. A step of the run is the mean of up to {count} rows.',
  );
}

/** The row's target for the network: "y = 1", or the scaled number. */
export function targetFormula(target: TargetEncoding, actual: string, encoded: number): string {
  switch (target.type) {
    case 'binary':
      return `y = ${writeStepNumber(encoded)}`;
    case 'multiclass':
      return `y${subscript(encoded + 1)} = 1`;
    case 'regression': {
      const { scale, shift } = outputUnits(target);
      const value = writeNumber(parseNumber(actual, target.format));
      const inner = target.logarithm ? `ln ${value}` : value;
      return `y = (${inner} − ${writeFactor(shift)}) / ${writeStepNumber(scale)} = ${writeStepNumber(encoded)}`;
    }
  }
}

/** Further facts about the update. */
export function updateSentences(
  { optimizer, dropout, clipNorm }: Hyperparameters,
  { shortened }: StepExplanation,
  { isRateKnown, isWeighted }: { readonly isRateKnown: boolean; readonly isWeighted: boolean },
): Message[] {
  return [
    shortened < 1
      ? message('The gradient is shortened to {length}: times {factor}.', {
          length: writeStepNumber(clipNorm),
          factor: writeStepNumber(shortened),
        })
      : undefined,
    optimizer === 'sgd' ? undefined : message('Computed as its first step, because its memory of earlier steps is not kept.'),
    isRateKnown ? undefined : message('The schedule may have made η smaller by now.'),
    isWeighted ? message('The run counts rows of rare classes more; here the row counts once.') : undefined,
    dropout > 0 ? message('Nothing is dropped out here.') : undefined,
  ].filter((sentence) => sentence !== undefined);
}

/** How the loss has changed. */
export function afterSentence({ loss, lossAfter }: StepExplanation): Message {
  return message('After it the loss of this row is **{after}**, before {before}.', {
    after: verbatim(writeStepNumber(lossAfter)),
    before: verbatim(writeStepNumber(loss)),
  });
}
