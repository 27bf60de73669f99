import { rowNames } from '../../csv/header/headerCells.ts';
import type { NumberStatistics } from './numberStatistics.ts';

/** Names that pandas, pyarrow, Spark, readr and R give to an unnamed index, also after it was written twice. */
const indexName = /^(unnamed: ?\d+(\.\d+)*|__index_level_\d+__|level_\d+|_c0|index|\.{3}\d+|rownames|row[ ._]names?)$/i;
/** R's names for an unnamed column, which may also belong to a measurement. */
const shortName = /^(x|x\.?1|v1)$/i;
/** At least one in this many numbers up to the maximum must exist: an index may have lost rows. */
const sparsest = 20;
const sparsestShort = 2;
/** Names that nobody gives to a measurement. */
const madeName = /^(unnamed: ?\d+(\.\d+)*|__index_level_\d+__|level_\d+|\.{3}\d+|rownames)$/i;
const fewestDrawn = 20;
/** The first of the drawn numbers is hardly ever this many times farther from 0 than they are from each other. */
const farthestFirst = 5;
/** Fewer numbers below a short name may be points of a curve. */
const fewestShort = 30;
/** Hours, minutes and days of the month also start over. */
const longestCycle = 60;

/** True for integers that only number the rows, in order or not, as pandas and R write them to files. Uses the name too. */
export function isRunningIndex(name: string, index: number, statistics: NumberStatistics, distinct: number, values: Float64Array): boolean {
  const { isWhole, count, min, max } = statistics;
  const areYears = min >= 1800 && max <= 2200;
  if (!isWhole || count < 3 || min < 0 || areYears) return false;
  const isContiguous = distinct === count && max - min + 1 === count;
  const isNameless = name === rowNames || name === `column ${index + 1}`;
  if (indexName.test(name) || isNameless) {
    if (isContiguous || countsAgain(values) || (distinct === count && min < count && max < count * sparsest)) return true;
    // What is left of an index where few rows of a large table were drawn: they begin near 0.
    const isDrawn = distinct === count && count >= fewestDrawn && min * count <= max * farthestFirst;
    return isDrawn && (name === rowNames || madeName.test(name) || (isNameless && index === 0));
  }
  if (!shortName.test(name) || index > 0 || count < fewestShort) return false;
  return (isContiguous && min <= 1) || (distinct === count && min < count && max < count * sparsestShort);
}

/** True for numbers that count from 0 or 1 and start over, as in tables that were concatenated. */
function countsAgain(values: Float64Array): boolean {
  const first = values.at(0);
  if (first !== 0 && first !== 1) return false;
  let [start, restarts] = [0, 0];
  for (let row = 1; row < values.length; row++) {
    if (values[row] === values[row - 1] + 1) continue;
    if (values[row] !== first || row - start <= longestCycle) return false;
    start = row;
    restarts++;
  }
  return restarts > 0;
}
