import { message, plural, type Message } from '../../src/message.ts';
import { describeLeftOut } from '../../src/dataset/columns/recipe/leftOut.ts';
import type { Column } from '../../src/dataset/columns/column.ts';

/** A column as a possible target. `reason` says why it cannot be one. */
export interface TargetChoice {
  readonly name: string;
  readonly reason?: Message;
}

/** A column as a possible feature. */
export interface FeatureChoice {
  readonly name: string;
  readonly isChosen: boolean;
  /** Why its state cannot be changed. */
  readonly reason?: Message;
  /** Why it was left out, although it can be chosen. */
  readonly remark?: Message;
}

/** Every column, in the order of the file; those with a task can be predicted. */
export function targetChoices(columns: readonly Column[]): TargetChoice[] {
  return columns.map((column) => {
    const reason = targetProblem(column);
    return reason === undefined ? { name: column.name } : { name: column.name, reason };
  });
}

/** Why a column cannot be predicted, in a few words. */
function targetProblem({ tasks, distinct, kind }: Column): Message | undefined {
  if (tasks.length > 0) return undefined;
  switch (kind) {
    case 'empty':
      return message('empty');
    case 'constant':
      return message('one value only');
    case 'date':
      return message('dates');
    case 'text':
      return message('free text');
    default:
      return distinct === 1 ? message('one value only') : plural(distinct, '{count} different value', '{count} different values');
  }
}

/** Every column but the target, in the order of the file. The last chosen feature cannot be switched off. */
export function featureChoices(columns: readonly Column[], target: string | undefined, chosen: readonly string[]): FeatureChoice[] {
  const chosenNames = new Set(chosen);
  return columns
    .filter(({ name }) => name !== target)
    .map((column): FeatureChoice => {
      const isChosen = chosenNames.has(column.name);
      const reason = isChosen
        ? chosenNames.size === 1
          ? message('The only input. Choose another one before leaving this one out.')
          : undefined
        : hasOneValue(column)
          ? leftOutSentence(column)
          : undefined;
      const remark = !isChosen && reason === undefined ? leftOutSentence(column) : undefined;
      return { name: column.name, isChosen, reason, ...(remark === undefined ? {} : { remark }) };
    });
}

/** True where there is nothing to learn from, whatever the user chooses. */
export function hasOneValue({ kind }: Column): boolean {
  return kind === 'constant' || kind === 'empty';
}

function leftOutSentence({ name, leftOut }: Column): Message | undefined {
  return leftOut && message('"{name}" was left out: {why}.', { name, why: describeLeftOut(leftOut) });
}
