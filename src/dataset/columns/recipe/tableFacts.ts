import type { Message } from '../../../message.ts';
import { UserError } from '../../../userError.ts';
import { chooseRecipe } from './chooseRecipe.ts';
import type { Column } from '../column.ts';
import { describeLeftOut } from './leftOut.ts';
import type { Recipe } from './recipe.ts';

/** The default recipe for a table, or why there is none. */
export function chosenRecipe(columns: readonly Column[]): Recipe | Message {
  try {
    return chooseRecipe(columns, {}).recipe;
  } catch (error) {
    if (error instanceof UserError) return error.said;
    throw error;
  }
}

/** A table's content, as reported to other programs. */
export function tableFacts(columns: readonly Column[], say: (said: Message) => string): object {
  const choice = chosenRecipe(columns);
  const chosen = 'template' in choice ? { refusal: say(choice) } : { target: choice.target, features: choice.features, task: choice.task };
  return {
    columns: columns.map(({ name, kind, missing, invalid, distinct, range, classes, tasks, leftOut, remarks }) => ({
      ...{ name, kind, missing, invalid, distinct, tasks },
      ...(range ? { range } : {}),
      ...(classes ? { classes } : {}),
      ...(leftOut ? { leftOut: say(describeLeftOut(leftOut)) } : {}),
      remarks: remarks.map(say),
    })),
    ...chosen,
  };
}
