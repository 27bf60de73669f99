import type { CellColumn } from '../../csv/csvTable.ts';
import { sortClasses } from '../cells/classKey.ts';
import { marksOf } from '../cells/isMissing.ts';
import type { Column } from '../columns/column.ts';
import { countValues, otherValue, type ValueCount } from '../columns/columnValues.ts';
import { activeInputs, categoryReader } from './applyCategory.ts';
import type { CategoryEncoding, EncodedInput } from './encoder.ts';
import { flagInput, indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';

/** More categories than these share one input. */
const mostCategories = 20;
const fewRows = 5;

/**
 * Fits a column of texts: one input of 0 or 1 for each of the commonest 20 values of the training rows, and one for all others. Values
 * that stand in one training row, or in fewer than 5 that are fewer than 1 %, are others too. Yes and no share one input. The commonest
 * value stands in for a missing one.
 */
export function fitCategory(column: Column, cells: CellColumn, { training }: FitRows): FittedColumn {
  const { records: train } = training;
  const counts = countValues(cells, column, train);
  counts.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const known = counts.reduce((sum, { count }) => sum + count, 0);
  const absent = train.length - known;
  const [reference, positive] = column.kind === 'boolean' && column.classes?.length === 2 ? column.classes : [];
  const isBoolean = reference !== undefined;
  const kept = isBoolean ? [] : keepCategories(counts, train.length);
  const categories = isBoolean ? [positive] : sortClasses(kept.map(({ name }) => name));
  const encoding: CategoryEncoding = {
    type: 'category',
    column: column.name,
    ...marksOf(column),
    ...(column.fold ? { fold: column.fold } : {}),
    categories,
    ...(isBoolean ? { reference } : {}),
    hasOther: !isBoolean && kept.length < counts.length,
    missing: { fill: counts.length > 0 ? counts[0].name : '', hasIndicator: needsIndicator(absent, train.length) },
  };
  return { encoding, inputs: categoryInputs(encoding, training.read(categoryReader(encoding, cells)), absent) };
}

function keepCategories(counts: readonly ValueCount[], trainRows: number): ValueCount[] {
  const common = counts.filter(({ count }) => count >= fewRows || (count > 1 && count * 100 >= trainRows));
  // Where all are rare, they are told apart all the same.
  return (common.length > 0 ? common : [...counts]).slice(0, mostCategories);
}

function categoryInputs(encoding: CategoryEncoding, indexes: Float64Array, absent: number): EncodedInput[] {
  const { column, categories, hasOther, missing } = encoding;
  const ofIndex = new Float64Array(categories.length + 1 - otherValue);
  for (let row = 0; row < indexes.length; row++) ofIndex[indexes[row] - otherValue]++;
  const counts = new Float64Array(categories.length + 1);
  activeInputs(encoding).forEach((active, place) => {
    if (active >= 0) counts[active] += ofIndex[place];
  });
  const input = (name: string, index: number) => flagInput(`${column} = ${name}`, column, counts[index], indexes.length);
  return [
    ...categories.map(input),
    ...(hasOther ? [input('other', categories.length)] : []),
    ...(missing?.hasIndicator === true ? [indicatorInput(column, absent, indexes.length)] : []),
  ];
}
