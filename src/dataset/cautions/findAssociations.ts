import type { Association } from './association.ts';
import { cramersV, eta, pearson } from './associationMeasures.ts';
import type { Column } from '../columns/column.ts';
import type { Recipe } from '../columns/recipe.ts';
import type { ColumnSample, TrainingSample } from './trainingSample.ts';

/** How far each column of numbers, dates, categories or yes and no goes with the target, over the training rows. */
export function findAssociations(columns: readonly Column[], recipe: Recipe, sample: TrainingSample): Association[] {
  return columns.flatMap((column): Association[] => {
    if (column.name === recipe.target || !hasAssociation(column)) return [];
    return [{ column: column.name, ...associate(sample.read(column), sample.target, sample.classCount) }];
  });
}

function hasAssociation({ kind }: Column): boolean {
  return kind === 'number' || kind === 'boolean' || kind === 'date' || kind === 'category';
}

/** `classCount` is 0 for a target of numbers. */
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
