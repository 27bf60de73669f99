import { listOf, message, plural, sentences } from '../../message.ts';
import type { Column } from '../columns/column.ts';
import type { EncodedRows } from '../dataset.ts';
import type { Encoder, RegressionTarget, TargetEncoding } from '../encoding/encoder.ts';
import { writePercent, writePercentNumber } from '../../writeNumber.ts';
import { parameterCount, type Architecture } from '../../network/architecture.ts';
import type { DataCheck, Remedy } from './dataCheck.ts';
import { checkSkew, checkWildInputs } from './checkSpread.ts';
import type { Leak } from './findLeaks.ts';
import { countsClassesAlike, type Recipe } from '../columns/recipe/recipe.ts';
import type { TrainingSample } from './trainingSample.ts';

/** If a class has this share of the training rows, accuracy says little. */
const heavyShare = 0.9;
const fewTestRows = 30;
/** Number of standard deviations from the mean at which a number dominates a squared error. */
const farDeviations = 10;

/** The data to check. */
export interface CheckedData {
  readonly columns: readonly Column[];
  readonly recipe: Recipe;
  readonly rows: EncodedRows;
  /** Covers the same rows. */
  readonly sample: TrainingSample;
  readonly encoder: Encoder;
  readonly leaks: readonly Leak[];
  readonly architecture: Architecture;
  readonly isRobust: boolean;
}

/** Messages for the user about what makes the result doubtful. Examines the training rows and the number of test rows. */
export function checkData({ columns, recipe, rows, sample, encoder, leaks, architecture, isRobust }: CheckedData): DataCheck[] {
  const { target } = encoder;
  // A table that lists every case is complete, however few rows it has, and memorizing it is the goal.
  const isTested = rows.test.length > 0;
  const canLeaveOut = recipe.features.length > leaks.length;
  return [
    ...leaks.map(({ column, said }): DataCheck => ({ said, remedies: canLeaveOut ? [{ type: 'leaveOut', column }] : [] })),
    ...checkWildInputs(columns, encoder, recipe, sample, architecture),
    ...(target.type === 'regression' ? checkNumbers(target, rows, isRobust) : checkClasses(target.column, target.classes, rows, recipe)),
    ...(isTested ? checkSizes(target, rows, architecture) : []),
  ];
}

function checkClasses(name: string, classes: readonly string[], { train, test, targets }: EncodedRows, recipe: Recipe): DataCheck[] {
  const counts = new Float64Array(classes.length);
  for (const row of train) counts[targets[row]]++;
  const commonest = counts.indexOf(Math.max(...counts));
  const share = counts[commonest] / train.length;
  const few = test.length === 0 ? [] : classes.filter((_, index) => counts[index] > 0 && counts[index] < 5);
  const found: DataCheck[] = [];
  if (share >= heavyShare) {
    const isBalanced = countsClassesAlike(recipe);
    found.push({
      said: sentences(
        message(
          '{share} % of the training rows have "{name}" = "{value}": always answering that is right as often. Compare with that, not with 50 %.',
          { share: writePercentNumber(share, 0), name, value: classes[commonest] },
        ),
        isBalanced ? undefined : message('Class weights ("balanced") make the rare ones count as much.'),
      ),
      brief: message('{share} % are {value}', { share: writePercentNumber(share, 0), value: classes[commonest] }),
      remedies: isBalanced ? [] : [{ type: 'balanceClasses' }],
    });
  }
  if (few.length > 0) {
    const values = listOf(
      few.map((text) => `"${text}"`),
      'comma',
      3,
    );
    found.push({
      said: message(
        'Fewer than 5 training rows have "{name}" = {values}: too few to learn from. Add more such rows, or remove these from the file.',
        { name, values },
      ),
      brief: message('too few rows with {values}', { values }),
      remedies: [],
    });
  }
  return found;
}

function checkNumbers(target: RegressionTarget, rows: EncodedRows, isRobust: boolean): DataCheck[] {
  const { column, mean, scale, min, max, logarithm } = target;
  const found: DataCheck[] = [];
  const far = Math.max(max - mean, mean - min) / scale;
  if (far > farDeviations && !logarithm && !isRobust) {
    const outlier = max - mean > mean - min ? max : min;
    found.push({
      said: message(
        '"{name}" has a number far from all others, {outlier}: it counts more than all the rest. Check whether it is right, or choose the loss "huber".',
        { name: column, outlier: String(outlier) },
      ),
      brief: message('{number} outweighs the rest', { number: String(outlier) }),
      remedies: [{ type: 'robustLoss' }],
    });
  }
  return [...found, ...checkSkew(target, rows)];
}

function checkSizes(target: TargetEncoding, { train, test }: EncodedRows, architecture: Architecture): DataCheck[] {
  const found: DataCheck[] = [];
  const parameters = parameterCount(architecture);
  if (train.length < parameters) {
    found.push({
      said: message(
        'There are {rows} training rows for {parameters} weights and biases: the network can learn them by heart. Trust the test, not the training; fewer neurons or inputs may do better.',
        { rows: train.length, parameters },
      ),
      brief: message('{parameters} weights for {rows} rows', { rows: train.length, parameters }),
      remedies: smallerNetworks(architecture, train.length),
    });
  }
  if (test.length < fewTestRows) {
    const { length } = test;
    const few =
      target.type === 'regression'
        ? plural(
            length,
            'The test has only {count} row: a single one can change the scores a lot.',
            'The test has only {count} rows: a single one can change the scores a lot.',
          )
        : plural(
            length,
            'The test has only {count} row: each one more or less that is right changes the accuracy by {share}.',
            'The test has only {count} rows: each one more or less that is right changes the accuracy by {share}.',
            { share: writePercent(1 / length, 0) },
          );
    found.push({
      said: sentences(few, message('A cross-validation tests on every row.')),
      brief: plural(length, 'only {count} test row', 'only {count} test rows'),
      remedies: [],
    });
  }
  return found;
}

/** Suggests one hidden layer with the largest power of two that leaves more rows than weights, or no hidden layer if none does. */
function smallerNetworks({ inputs, layers }: Architecture, rows: number): Remedy[] {
  const output = layers[layers.length - 1];
  if (layers.length < 2) return [];
  const fits = (units: number) => parameterCount({ inputs, layers: [{ units }, output] }) <= rows;
  const units = [64, 32, 16, 8, 4, 2].find(fits);
  return [{ type: 'resize', hidden: units === undefined ? [] : [units] }];
}
