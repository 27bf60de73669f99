import { fileErrorCode } from './fileErrorCode.ts';
import { message, type Message } from './message.ts';
import { UserError } from './userError.ts';

/**
 * The error for a file that could not be read: why, and what the user can do about it. An unknown `error` is quoted. `folder` is where the
 * file was looked for.
 */
export function unreadFile(name: string, folder: string, error: unknown): UserError {
  return new UserError(reasonFor(name, folder, error));
}

function reasonFor(name: string, folder: string, error: unknown): Message {
  switch (fileErrorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
      return message('{name} could not be read: there is no such file in {folder}. Check its name and its folder.', { name, folder });
    case 'EISDIR':
    case 'FileIsADirectory':
      return message('{name} could not be read: it is a folder. Name a file in it.', { name });
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return message('{name} could not be read: you may not read it. Change who may, or copy it to a place of your own.', { name });
    default:
      return message('{name} could not be read: {reason}', { name, reason: error instanceof Error ? error.message : String(error) });
  }
}
