import type { Column } from '../../src/dataset/column.ts';
import { countOf } from '../words/numbers.ts';

/** A column as a possible target. `reason` says why it cannot be one. */
export interface TargetChoice {
  readonly name: string;
  readonly reason?: string;
}

/** A column as a possible feature. */
export interface FeatureChoice {
  readonly name: string;
  readonly isChosen: boolean;
  /** Why it cannot be switched. */
  readonly reason?: string;
}

/** Every column, in the order of the file; those with two values can be predicted. */
export function targetChoices(columns: readonly Column[]): TargetChoice[] {
  return columns.map(({ name, tasks, distinct, kind }) => {
    if (tasks.length > 0) return { name };
    return { name, reason: kind === 'empty' ? 'empty' : distinct === 1 ? 'one value only' : countOf(distinct, 'different value') };
  });
}

/** Every column but the target, in the order of the file. The last chosen one cannot be switched off. */
export function featureChoices(columns: readonly Column[], target: string | undefined, chosen: readonly string[]): FeatureChoice[] {
  const chosenNames = new Set(chosen);
  return columns
    .filter(({ name }) => name !== target)
    .map((column): FeatureChoice => {
      const isChosen = chosenNames.has(column.name);
      const reason = isChosen
        ? chosenNames.size === 1
          ? 'The only input. Choose another one before leaving this one out.'
          : undefined
        : unusableReason(column);
      return { name: column.name, isChosen, reason };
    });
}

function unusableReason({ name, leftOut }: Column): string | undefined {
  return leftOut === undefined ? undefined : `${name} was left out: ${leftOut}.`;
}
