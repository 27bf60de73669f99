import type { Column } from './column.ts';
import type { Task } from './task.ts';

/** What is to be said of a target whose numbers could be classes as well; nothing of any other. Of an input it would only be confusing. */
export function taskRemark({ tasks, distinct }: Column, task: Task): string | undefined {
  if (!tasks.includes('multiclass') || !tasks.includes('regression')) return undefined;
  if (task === 'multiclass') return `its ${distinct} values are taken as classes; they can be predicted as a number too`;
  return `it is predicted as a number; its ${distinct} values can be taken as classes too`;
}
