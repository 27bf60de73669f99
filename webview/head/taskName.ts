import type { Task } from '../../src/dataset/columns/recipe/task.ts';
import { message, type Message } from '../../src/message.ts';

/** The name of a task. `classes` is their number where it is known, else 0. */
export function taskName(task: Task, classes: number): Message {
  switch (task) {
    case 'binary':
      return message('as two classes');
    case 'multiclass':
      return classes > 2 ? message('as {count} classes', { count: classes }) : message('as classes');
    case 'regression':
      return message('as a number');
  }
}
