import { assertNever } from '../assertNever.ts';
import { type CsvTable } from '../csv/csvTable.ts';
import { UserError } from '../userError.ts';
import { plainFormat } from './cells/cellValue.ts';
import { readsAs, type Column } from './columns/column.ts';
import { numberReader } from './columns/columnValues.ts';
import type { EncodedRows, FeatureMatrix } from './dataset.ts';
import type { Encoder, TargetEncoding } from './encoding/encoder.ts';
import { describeAbsent, skippedWarning } from './encoding/absentCells.ts';
import { fitCategory } from './encoding/fitCategory.ts';
import { fitDate } from './encoding/fitDate.ts';
import { fitInput } from './encoding/fitInput.ts';
import { fitNumber } from './encoding/fitNumber.ts';
import type { FitRows, FittedColumn } from './encoding/fittedColumn.ts';
import { pickValues } from './pickValues.ts';
import { readTarget, type TargetRows } from './split/readTarget.ts';
import type { Recipe } from './columns/recipe.ts';
import { scaleInput } from './encoding/scaleInput.ts';
import { splitDataset } from './split/splitDataset.ts';
import type { Split } from './split/splitRows.ts';
import { TrainingRows } from './trainingRows.ts';

/** What is read of so many rows, and their features, stay in the processor's cache. */
const ROWS_AT_A_TIME = 1024;

/** What training needs of a table. */
export interface BuiltDataset {
  readonly rows: EncodedRows;
  readonly training: TrainingRows;
  readonly encoder: Encoder;
  /** With what was found out about equal rows where that was left open. */
  readonly recipe: Recipe;
  /** Writes the features of the rows to where they are wanted, which holds zeros. The table must still be as it was. */
  readonly writeFeatures: (matrix: FeatureMatrix) => void;
  /** Records that are in no part: those without a usable target, and ragged ones. */
  readonly skipped: number;
  /** In words for the user: which rows were skipped, which cells filled in, and why. */
  readonly warnings: readonly string[];
}

/**
 * Encodes the rows that have a usable target. Everything is fitted on the training rows. Throws a UserError when there are too few rows, or
 * an input cannot be computed with.
 */
export function buildDataset(table: CsvTable, columns: readonly Column[], recipe: Recipe): BuiltDataset {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const target = required(byName, recipe.target);
  const features = recipe.features.map((name) => required(byName, name));
  const splitColumn = recipe.splitBy ? required(byName, recipe.splitBy.column) : undefined;
  const answers = readTarget(table, target, recipe.task);
  const { records } = answers;
  const { split, allowsDuplicates, warnings } = splitDataset(table, features, splitColumn, answers, recipe);
  const encoding = fitTarget(target, answers, split.train, recipe);
  const training = new TrainingRows(records, split.train);
  const fitRows: FitRows = { training, scaling: recipe.scaling, clipOutliers: recipe.clipOutliers };
  const fitted = features.map((column) => fitColumn(table, column, fitRows));
  const inputs = fitted.flatMap((column) => column.inputs);
  return {
    rows: {
      rowCount: records.length,
      featureCount: inputs.length,
      targets: encodeTargets(encoding, answers),
      classCount: answers.classes.length,
      ...(recipe.classWeight === 'balanced' && answers.classes.length > 0 ? { sampleWeights: balancedWeights(answers, split) } : {}),
      ...split,
      records,
    },
    training,
    recipe: allowsDuplicates === undefined ? recipe : { ...recipe, allowDuplicates: allowsDuplicates },
    writeFeatures: ({ features: written, featureStride }) => {
      const buffer = new Float64Array(Math.min(ROWS_AT_A_TIME, records.length));
      for (let start = 0; start < records.length; start += ROWS_AT_A_TIME) {
        const some = records.subarray(start, start + ROWS_AT_A_TIME);
        const read = buffer.subarray(0, some.length);
        let at = start * featureStride;
        for (const column of fitted) {
          column.read(read, some);
          column.write(read, written, featureStride, at);
          at += column.inputs.length;
        }
      }
    },
    encoder: { scaling: recipe.scaling, columns: fitted.map((column) => column.encoding), inputs, target: encoding },
    skipped: table.rowCount + table.ragged.length - records.length,
    warnings: [
      ...skippedWarning(table, target, records),
      ...fitted.flatMap((column, index) => describeAbsent(table, features[index], column.encoding, records)),
      ...warnings,
    ],
  };
}

function required(columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name);
  if (!column) throw new UserError(`There is no column "${name}" in the table.`);
  return column;
}

function fitColumn(table: CsvTable, column: Column, rows: FitRows): FittedColumn {
  const cells = table.columns[column.index];
  const kind = readsAs(column);
  switch (kind) {
    case 'number':
      return fitNumber(column, numberReader(cells, column), rows);
    case 'date':
      return fitDate(column, numberReader(cells, column), rows);
    case 'category':
      return fitCategory(column, cells, rows);
    default:
      return assertNever(kind);
  }
}

function fitTarget(
  { name, format = plainFormat }: Column,
  { values, classes }: TargetRows,
  train: Uint32Array,
  { task }: Recipe,
): TargetEncoding {
  switch (task) {
    case 'binary':
      return { type: 'binary', column: name, classes: [classes[0], classes[1]] };
    case 'multiclass':
      return { type: 'multiclass', column: name, classes };
    case 'regression': {
      const fitted = fitInput(name, name, pickValues(values, train), 'standard');
      return { type: 'regression', column: name, format, mean: fitted.mean, scale: fitted.scale, min: fitted.min, max: fitted.max };
    }
    default:
      return assertNever(task);
  }
}

function encodeTargets(target: TargetEncoding, { values }: TargetRows): Float32Array<ArrayBuffer> {
  if (target.type !== 'regression') return values instanceof Float32Array ? values : new Float32Array(values);
  const encoded = new Float32Array(values.length);
  const { mean: offset, scale } = target;
  for (let row = 0; row < values.length; row++) encoded[row] = scaleInput(values[row], { offset, scale });
  return encoded;
}

/** scikit-learn's "balanced": training rows / (classes · training rows of the class); a class without training rows counts once. */
function balancedWeights({ values, classes }: TargetRows, { train }: Split): Float32Array<ArrayBuffer> {
  const counts = new Float64Array(classes.length);
  for (const row of train) counts[values[row]]++;
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return Float32Array.from(values, (value) => (counts[value] > 0 ? train.length / (present * counts[value]) : 1));
}
