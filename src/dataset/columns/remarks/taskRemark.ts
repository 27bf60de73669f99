import { message, type Message } from '../../../message.ts';
import type { Column } from '../column.ts';
import type { Task } from '../recipe/task.ts';

/** A remark on a target whose numbers could also be classes; undefined for any other. For a feature it would only be confusing. */
export function taskRemark({ tasks, distinct }: Column, task: Task): Message | undefined {
  if (!tasks.includes('multiclass') || !tasks.includes('regression')) return undefined;
  const args = { count: distinct };
  if (task === 'multiclass') return message('its {count} values are taken as classes; they can be predicted as a number too', args);
  return message('it is predicted as a number; its {count} values can be taken as classes too', args);
}
