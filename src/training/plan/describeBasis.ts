import type { Column } from '../../dataset/columns/column.ts';
import type { Recipe } from '../../dataset/columns/recipe/recipe.ts';
import type { EncodedRows } from '../../dataset/dataset.ts';
import type { PlanBasis } from '../../options/planOptions.ts';

/** Estimates, before the table is split, how many rows will not be test rows. */
export function expectRows(columns: readonly Column[], rowCount: number, { target, testFraction, fold }: Recipe): number {
  const column = columns.find(({ name }) => name === target);
  const usable = rowCount - (column ? column.missing + column.invalid : 0);
  return usable - Math.round(fold ? usable / fold.of : usable * testFraction);
}

/** The facts by which options are chosen, once the table has been split. */
export function describeBasis(expected: number, { featureCount, classCount, targets, train, test }: EncodedRows): PlanBasis {
  const isListed = test.length === 0;
  const basis = { rows: isListed ? train.length : Math.max(expected, train.length), inputs: featureCount, isListed };
  if (classCount === 0) return basis;
  const counts = new Float64Array(classCount);
  for (const row of train) counts[targets[row]]++;
  return { ...basis, rarest: Math.min(...counts) };
}
