import type { Column } from '../columns/column.ts';
import type { EncodedRows } from '../dataset.ts';
import type { Encoder, RegressionTarget, TargetEncoding } from '../encoding/encoder.ts';
import { writePercentNumber } from '../../writeNumber.ts';
import { inEnglish } from '../../inWords.ts';
import { skewCautions, wildCautions } from './spreadCautions.ts';
import { findLeaks } from './findLeaks.ts';
import type { Recipe } from '../columns/recipe.ts';
import type { TrainingSample } from './trainingSample.ts';

/** A class with this share of the training rows makes the accuracy say little. */
const heavyShare = 0.9;
const fewTestRows = 30;
/** Deviations from the mean beyond which a number drowns all others in a squared error. */
const farDeviations = 10;

/** What the cautions are made of. */
export interface CautionFacts {
  readonly columns: readonly Column[];
  readonly recipe: Recipe;
  readonly rows: EncodedRows;
  /** Of the same rows. */
  readonly sample: TrainingSample;
  readonly encoder: Encoder;
  /** Weights and biases of the network. */
  readonly parameterCount: number;
}

/** In words for the user: what makes the result doubtful. Looks at the training rows, and at the number of test rows. */
export function findCautions({ columns, recipe, rows, sample, encoder, parameterCount }: CautionFacts): string[] {
  const { target } = encoder;
  // Of a table that lists every case all is there, however few rows that are, and to learn it by heart is the aim.
  const isTested = rows.test.length > 0;
  return [
    ...(isTested ? findLeaks(columns, recipe, sample) : []),
    ...wildCautions(columns, encoder, recipe, sample).map(inEnglish),
    ...(target.type === 'regression' ? numberCautions(target, rows) : classCautions(target.column, target.classes, rows, recipe)),
    ...(isTested ? sizeCautions(target, rows, parameterCount) : []),
  ];
}

function classCautions(name: string, classes: readonly string[], { train, test, targets }: EncodedRows, { classWeight }: Recipe): string[] {
  const counts = new Float64Array(classes.length);
  for (const row of train) counts[targets[row]]++;
  const commonest = counts.indexOf(Math.max(...counts));
  const share = counts[commonest] / train.length;
  const few = test.length === 0 ? [] : classes.filter((_, index) => counts[index] > 0 && counts[index] < 5);
  const cautions: string[] = [];
  if (share >= heavyShare) {
    const advice = classWeight === 'balanced' ? '' : ' Class weights ("balanced") make the rare ones count as much.';
    cautions.push(
      `${writePercentNumber(share, 0)} % of the training rows have "${name}" = "${classes[commonest]}": always answering that is right as often. Compare with that, not with 50 %.${advice}`,
    );
  }
  if (few.length > 0) {
    const names = few.slice(0, 3).map((text) => `"${text}"`);
    cautions.push(
      `Fewer than 5 training rows have "${name}" = ${names.join(', ')}${few.length > 3 ? ` and ${few.length - 3} more` : ''}: too few to learn from.`,
    );
  }
  return cautions;
}

function numberCautions(target: RegressionTarget, rows: EncodedRows): string[] {
  const { column, mean, scale, min, max, logarithm } = target;
  const cautions: string[] = [];
  const far = Math.max(max - mean, mean - min) / scale;
  if (far > farDeviations && !logarithm) {
    const outlier = max - mean > mean - min ? max : min;
    cautions.push(
      `"${column}" has a number far from all others, ${outlier}: it counts more than all the rest. Check whether it is right, or choose the loss "huber".`,
    );
  }
  return [...cautions, ...skewCautions(target, rows).map(inEnglish)];
}

function sizeCautions(target: TargetEncoding, { train, test }: EncodedRows, parameterCount: number): string[] {
  const cautions: string[] = [];
  if (train.length < parameterCount) {
    cautions.push(
      `There are ${train.length} training rows for ${parameterCount} weights and biases: the network can learn them by heart. Trust the test, not the training; fewer neurons or inputs may do better.`,
    );
  }
  if (test.length < fewTestRows) {
    const meaning =
      target.type === 'regression'
        ? 'a single one can change the scores a lot'
        : `each one more or less that is right changes the accuracy by ${percent(1 / test.length)}`;
    cautions.push(`The test has ${test.length} ${test.length === 1 ? 'row' : 'rows'} only: ${meaning}.`);
  }
  return cautions;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
