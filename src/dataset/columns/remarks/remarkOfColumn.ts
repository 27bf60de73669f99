import { message, type Message } from '../../../message.ts';

/** A remark as a sentence that names its column. */
export function remarkOfColumn(name: string, remark: Message): Message {
  return message('"{name}": {remark}.', { name, remark });
}
