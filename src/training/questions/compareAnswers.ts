import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import type { RegressionTarget, TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { quantile } from '../../dataset/quantile.ts';
import { pairedNumbers, pairedShares, type PairedDifference } from '../../evaluation/intervals/pairedDifference.ts';
import { placesOf, roundToPlaces } from '../../numberPlaces.ts';
import { MOST_DIFFERING_ROWS, type ComparedRows, type DifferingRow } from '../../run/comparison/comparedRows.ts';

type Both<Value> = readonly [Value, Value];

/** Answers of two models for a table and the actual values, as each model reads them; indexed by record. */
export interface AnswerPair {
  readonly targets: Both<TargetEncoding>;
  /** The records to compare, ascending. */
  readonly records: Uint32Array;
  /** The 0-based document line on which each record begins. */
  readonly lines: Uint32Array;
  readonly values: Both<Float64Array>;
  readonly actual: Both<Float64Array>;
  /** The cluster of each of `records`, if some belong together. */
  readonly clusters?: Uint32Array;
}

/** How well both models answer, which is better, and where they differ. Both targets must be numeric, or both classes. */
export function compareAnswers(pair: AnswerPair): Omit<ComparedRows, 'seen'> {
  const [first, second] = pair.targets;
  const isNumber = first.type === 'regression' && second.type === 'regression';
  return isNumber ? compareNumbers(pair, [first, second]) : compareClasses(pair);
}

function compareClasses({ targets, records, lines, values, actual, clusters }: AnswerPair): Omit<ComparedRows, 'seen'> {
  const classes = targets.map(targetClasses);
  const said = (model: 0 | 1, record: number) => classes[model][values[model][record]];
  const truth = (record: number) => classes[0][actual[0][record]];
  const right = [0, 0];
  const counts = new Map<string, number>();
  const differences = new Int8Array(records.length);
  const rows: DifferingRow[] = [];
  let differing = 0;
  records.forEach((record, index) => {
    const answers = [said(0, record), said(1, record)] as const;
    const isRight = answers.map((answer, model) => (answer === classes[model][actual[model][record]] ? 1 : 0));
    right[0] += isRight[0];
    right[1] += isRight[1];
    differences[index] = isRight[1] - isRight[0];
    counts.set(truth(record), (counts.get(truth(record)) ?? 0) + 1);
    if (answers[0] === answers[1]) return;
    differing++;
    if (rows.length < MOST_DIFFERING_ROWS) rows.push({ line: lines[record], actual: truth(record), answers });
  });
  const rowCount = records.length;
  return {
    rowCount,
    figures: [right[0] / rowCount, right[1] / rowCount],
    baseline: Math.max(...counts.values()) / rowCount,
    ...told(pairedShares(differences, clusters)),
    ...{ differing, rows },
  };
}

function compareNumbers(
  { records, lines, values, actual, clusters }: AnswerPair,
  targets: Both<RegressionTarget>,
): Omit<ComparedRows, 'seen'> {
  const rowCount = records.length;
  const differences = new Float64Array(rowCount);
  const truths = Float64Array.from(records, (record) => actual[0][record]);
  const median = quantile(truths, 0.5);
  const places = targets.map(placesOf);
  const sums = [0, 0, 0];
  const rows: DifferingRow[] = [];
  let differing = 0;
  records.forEach((record, index) => {
    const answers = [values[0][record], values[1][record]] as const;
    const misses = answers.map((answer, model) => Math.abs(answer - actual[model][record]));
    differences[index] = misses[0] - misses[1];
    [...misses, Math.abs(median - truths[index])].forEach((miss, place) => (sums[place] += miss));
    if (roundToPlaces(answers[0], places[0]) === roundToPlaces(answers[1], places[1])) return;
    differing++;
    keepFurthest(rows, { line: lines[record], actual: truths[index], answers });
  });
  return {
    rowCount,
    figures: [sums[0] / rowCount, sums[1] / rowCount],
    baseline: sums[2] / rowCount,
    ...told(pairedNumbers(differences, clusters)),
    ...{ differing, rows },
  };
}

function told({ mean, interval }: PairedDifference): Pick<ComparedRows, 'better' | 'better95'> {
  return { better: mean, ...(interval ? { better95: interval } : {}) };
}

/** Keeps the rows whose answers differ most, the largest difference first. */
function keepFurthest(rows: DifferingRow[], row: DifferingRow): void {
  const place = rows.findIndex((other) => gap(other) < gap(row));
  rows.splice(place < 0 ? rows.length : place, 0, row);
  if (rows.length > MOST_DIFFERING_ROWS) rows.pop();
}

function gap({ answers: [a, b] }: DifferingRow): number {
  return Math.abs(Number(a) - Number(b));
}
