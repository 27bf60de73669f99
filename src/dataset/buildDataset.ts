import { message, type Message } from '../message.ts';
import { UserError } from '../userError.ts';
import { writeNumber } from '../writeNumber.ts';
import { type CsvTable } from '../csv/csvTable.ts';
import type { Column } from './columns/column.ts';
import { spellingWarnings } from './columns/findSpellings.ts';
import type { EncodedRows, FeatureMatrix } from './dataset.ts';
import type { Encoder } from './encoding/encoder.ts';
import { applyEncoder } from './encoding/apply/applyEncoder.ts';
import { fitEncoder, fitTarget } from './encoding/fit/fitEncoder.ts';
import { encodeTargets } from './encoding/readTargets.ts';
import { describeAbsent, keptMarks, skippedWarning } from './encoding/absentCells.ts';
import type { TargetRows } from './split/readTarget.ts';
import { countsClassesAlike, type Recipe } from './columns/recipe/recipe.ts';
import type { Split } from './split/splitRows.ts';
import { partRows, type PartedRows } from './partRows.ts';
import { TrainingRows } from './trainingRows.ts';

/** Everything that training needs from a table. */
export interface BuiltDataset {
  readonly rows: EncodedRows;
  readonly training: TrainingRows;
  readonly encoder: Encoder;
  /** Completed with how repeated rows are treated, if that was left open. */
  readonly recipe: Recipe;
  /** Writes the rows' features to a matrix that holds zeros. The table must not have changed. */
  readonly writeFeatures: (matrix: FeatureMatrix) => void;
  /** Number of records in no part: those without a usable target, and ragged ones. */
  readonly skipped: number;
  /** Messages for the user: which rows were skipped, which cells were filled in, and why. */
  readonly warnings: readonly Message[];
}

/** What an earlier training left: how cells become inputs, and the part of each row. */
export interface KeptDataset {
  readonly encoder: Encoder;
  readonly split: (parted: PartedRows) => Split;
}

/**
 * Encodes the rows that have a usable target. Unless an encoder is kept, everything is fitted on the training rows. Throws a UserError if
 * there are too few rows, or if a feature's numbers are too large to compute with.
 */
export function buildDataset(table: CsvTable, columns: readonly Column[], recipe: Recipe, kept?: KeptDataset): BuiltDataset {
  const parted = partRows(table, columns, recipe);
  const { target, features, answers, clusters, allowsDuplicates, warnings } = parted;
  const split = kept ? kept.split(parted) : parted.split;
  const { records } = answers;
  if (recipe.task === 'regression' && recipe.targetScale === 'log') checkLogarithm(table, target, answers);
  const training = new TrainingRows(records, split.train);
  const encoder = kept?.encoder ?? fitEncoder(table, features, training, fitTarget(target, answers, split.train, recipe), recipe);
  return {
    rows: {
      rowCount: records.length,
      featureCount: encoder.inputs.length,
      targets: encodeTargets(encoder.target, answers.values),
      classCount: answers.classes.length,
      ...(countsClassesAlike(recipe) && answers.classes.length > 0 ? { sampleWeights: balancedWeights(answers, split) } : {}),
      ...split,
      ...(clusters ? { clusters } : {}),
      records,
    },
    training,
    recipe: allowsDuplicates === undefined ? recipe : { ...recipe, allowDuplicates: allowsDuplicates },
    writeFeatures: (matrix) => applyEncoder(encoder, table)(records, matrix),
    encoder,
    skipped: table.rowCount + table.ragged.length - records.length,
    warnings: [
      ...skippedWarning(table, target, records),
      ...encoder.columns.flatMap((encoding, index) => describeAbsent(table, features[index], encoding, records)),
      ...keptMarks([target, ...features]),
      ...spellingWarnings([target, ...features]),
      ...warnings,
    ],
  };
}

function checkLogarithm(table: CsvTable, { name }: Column, { values, records }: TargetRows): void {
  const row = values.findIndex((value) => !(value > 0));
  if (row < 0) return;
  throw new UserError(
    message(
      '"{name}" cannot be learned by its logarithm: line {line} has {value}, and only numbers above 0 have one. Train with "targetScale" set to "linear", or without that row.',
      { name, line: String(table.startLines[records[row]] + 1), value: writeNumber(values[row]) },
    ),
  );
}

/**
 * scikit-learn's "balanced" weights: training rows / (classes · training rows of the class). A class without training rows counts as if it
 * had one.
 */
function balancedWeights({ values, classes }: TargetRows, { train }: Split): Float32Array<ArrayBuffer> {
  const counts = new Float64Array(classes.length);
  for (const row of train) counts[values[row]]++;
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return Float32Array.from(values, (value) => (counts[value] > 0 ? train.length / (present * counts[value]) : 1));
}
