import { assertNever } from '../../../assertNever.ts';
import type { CsvTable } from '../../../csv/csvTable.ts';
import { plainFormat } from '../../cells/cellValue.ts';
import { marksOf } from '../../cells/isMissing.ts';
import { readsAs, type Column } from '../../columns/column.ts';
import { numberReader } from '../../columns/columnValues.ts';
import type { Recipe } from '../../columns/recipe/recipe.ts';
import { pickValues } from '../../pickValues.ts';
import { log } from '../../../network/elementary.ts';
import type { TrainingRows } from '../../trainingRows.ts';
import type { Encoder, RegressionTarget, TargetEncoding } from '../encoder.ts';
import { fitCategory } from './fitCategory.ts';
import { fitDate } from './fitDate.ts';
import { fitInput } from './fitInput.ts';
import { fitNumber } from './fitNumber.ts';
import type { FitRows, FittedColumn } from './fittedColumn.ts';

/** Fits the inputs of the columns and the target, using only the training rows. The result is what `applyEncoder` and `encodeRow` need. */
export function fitEncoder(
  table: CsvTable,
  features: readonly Column[],
  training: TrainingRows,
  target: TargetEncoding,
  { scaling, clipOutliers }: Recipe,
): Encoder {
  const fitted = features.map((column) => fitColumn(table, column, { training, scaling, clipOutliers }));
  return { scaling, columns: fitted.map(({ encoding }) => encoding), inputs: fitted.flatMap(({ inputs }) => inputs), target };
}

function fitColumn(table: CsvTable, column: Column, rows: FitRows): FittedColumn {
  const cells = table.columns[column.index];
  const kind = readsAs(column);
  switch (kind) {
    case 'number':
      return fitNumber(column, numberReader(cells, column), rows);
    case 'date':
      return fitDate(column, cells, rows);
    case 'category':
      return fitCategory(column, cells, rows);
    default:
      return assertNever(kind);
  }
}

/** The target of the usable rows: each row's class index, or its number. */
interface TargetValues {
  readonly values: ArrayLike<number>;
  /** Empty for numbers. */
  readonly classes: readonly string[];
}

/** Fits how the network's outputs represent the target. `train` holds indexes into the target's rows. */
export function fitTarget(
  column: Column,
  { values, classes }: TargetValues,
  train: Uint32Array,
  { task, targetScale }: Pick<Recipe, 'task' | 'targetScale'>,
): TargetEncoding {
  const named = { column: column.name, ...marksOf(column) };
  const written = { ...(column.fold ? { fold: column.fold } : {}), ...(column.format ? { format: column.format } : {}) };
  switch (task) {
    case 'binary':
      return { type: 'binary', ...named, ...written, classes: [classes[0], classes[1]] };
    case 'multiclass':
      return { type: 'multiclass', ...named, ...written, classes };
    case 'regression': {
      const { name, format = plainFormat } = column;
      const numbers = pickValues(values, train);
      const { mean, scale, min, max } = fitInput(name, name, numbers, 'standard');
      return { type: 'regression', ...named, format, mean, scale, min, max, ...(targetScale === 'log' ? fitLogarithm(numbers) : {}) };
    }
    default:
      return assertNever(task);
  }
}

function fitLogarithm(numbers: Float64Array): Pick<RegressionTarget, 'logarithm'> {
  const { mean, scale } = fitInput('', '', numbers.map(log), 'standard');
  return { logarithm: { mean, scale } };
}
