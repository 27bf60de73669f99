import type { CellColumn } from '../../../csv/csvTable.ts';
import { sortClasses } from '../../cells/classKey.ts';
import { marksOf } from '../../cells/isMissing.ts';
import type { Column } from '../../columns/column.ts';
import { countTexts } from '../../columns/countTexts.ts';
import { countValues, otherValue, type ValueCount } from '../../columns/columnValues.ts';
import { activeInputs, categoriesOfTexts, categoryReader, knownValues } from '../apply/applyCategory.ts';
import type { CategoryEncoding, EncodedInput } from '../encoder.ts';
import { flagInput, indicatorInput, needsIndicator, type FitRows, type FittedColumn } from './fittedColumn.ts';

/** Further categories share one input. */
const mostCategories = 20;
const fewRows = 5;

/**
 * Fits a column of texts: a 0/1 input for each of the 20 most frequent values of the training rows, and one for all others. Values in a
 * single training row, or in fewer than 5 that make up less than 1 %, count as other. Yes and no share one input. The most frequent value
 * replaces a missing one.
 */
export function fitCategory(column: Column, cells: CellColumn, { training }: FitRows): FittedColumn {
  const { records: train } = training;
  const { codes, numbers, texts } = cells;
  const textCounts = codes && numbers.length === 0 ? countTexts(codes, texts.length, train) : undefined;
  const counts = countValues(cells, column, { rows: train, textCounts });
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
    missing: { fill: counts.length > 0 ? counts[0].name : '', hasIndicator: needsIndicator(absent, train.length, column) },
  };
  const ofIndex = new Float64Array(knownValues(encoding).length - otherValue);
  if (textCounts) categoriesOfTexts(encoding, texts).forEach((index, code) => (ofIndex[index - otherValue] += textCounts[code]));
  else for (const index of training.read(categoryReader(encoding, cells))) ofIndex[index - otherValue]++;
  return { encoding, inputs: categoryInputs(encoding, ofIndex, train.length, absent) };
}

function keepCategories(counts: readonly ValueCount[], trainRows: number): ValueCount[] {
  const common = counts.filter(({ count }) => count >= fewRows || (count > 1 && count * 100 >= trainRows));
  // If all are rare, they get their own inputs all the same.
  return (common.length > 0 ? common : [...counts]).slice(0, mostCategories);
}

/** `ofIndex`: number of rows with each category index, at `index − otherValue`. */
function categoryInputs(encoding: CategoryEncoding, ofIndex: Float64Array, rowCount: number, absent: number): EncodedInput[] {
  const { column, categories, hasOther, missing } = encoding;
  const counts = new Float64Array(categories.length + 1);
  activeInputs(encoding).forEach((active, place) => {
    if (active >= 0) counts[active] += ofIndex[place];
  });
  const input = (name: string, index: number) => flagInput(`${column} = ${name}`, column, counts[index], rowCount);
  return [
    ...categories.map(input),
    ...(hasOther ? [input('other', categories.length)] : []),
    ...(missing?.hasIndicator === true ? [indicatorInput(column, absent, rowCount)] : []),
  ];
}
