import type { Association } from './association.ts';
import { cramersV, eta, pearson } from './associationMeasures.ts';
import type { Column } from '../columns/column.ts';
import type { Recipe } from '../columns/recipe/recipe.ts';
import type { ColumnSample, TrainingSample } from './trainingSample.ts';

/** Fewest filled and fewest blank cells for a comparison between the two. */
const fewestCells = 5;

/** How strongly each column of numbers, dates, categories or yes/no values is associated with the target, over the training rows. */
export function findAssociations(columns: readonly Column[], recipe: Recipe, sample: TrainingSample): Association[] {
  const { target, classCount } = sample;
  return columns.flatMap((column): Association[] => {
    if (column.name === recipe.target || !hasAssociation(column)) return [];
    const cells = sample.read(column);
    const flags = filledCells(cells);
    const filled = flags && associate(flags, target, classCount).strength;
    return [{ column: column.name, ...associate(cells, target, classCount), ...(filled === undefined ? {} : { filled }) }];
  });
}

function hasAssociation({ kind }: Column): boolean {
  return kind === 'number' || kind === 'boolean' || kind === 'date' || kind === 'category';
}

/** `classCount` is 0 for a numeric target. */
export function associate(sample: ColumnSample, target: Float64Array, classCount: number): Pick<Association, 'type' | 'strength'> {
  if (sample.type === 'numbers') {
    return classCount > 2
      ? { type: 'association', strength: eta(sample.values, target, classCount) }
      : { type: 'correlation', strength: pearson(sample.values, target) };
  }
  const { groups, groupCount } = sample;
  const strength = classCount > 0 ? cramersV(groups, groupCount, target, classCount) : eta(target, groups, groupCount);
  return { type: 'association', strength };
}

/**
 * Whether each cell is filled in, as 1 or 0, since the network receives this as an input. Undefined if nearly all or nearly no cells are.
 */
export function filledCells(sample: ColumnSample): { readonly type: 'numbers'; readonly values: Float64Array } | undefined {
  const values =
    sample.type === 'numbers'
      ? sample.values.map((value) => (value === value ? 1 : 0))
      : sample.groups.map((group) => (group >= 0 ? 1 : 0));
  const filled = values.reduce((sum, value) => sum + value, 0);
  return Math.min(filled, values.length - filled) < fewestCells ? undefined : { type: 'numbers', values };
}
