import { fileErrorCode } from './fileErrorCode.ts';
import { message, type Message } from './message.ts';
import { UserError } from './userError.ts';

/** The error for a file that could not be written: why, and what the user can do about it. An unknown `error` is quoted. */
export function unwrittenFile(name: string, error: unknown): UserError {
  return new UserError(reasonFor(name, error));
}

function reasonFor(name: string, error: unknown): Message {
  const said = error instanceof Error ? error.message : String(error);
  switch (fileErrorCode(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return message('{name} could not be written: you may not write there. Choose another place.', { name });
    case 'EROFS':
      return message('{name} could not be written: nothing can be written to that disk. Choose another place.', { name });
    case 'ENOSPC':
    case 'EDQUOT':
      return message('{name} could not be written: the disk is full.', { name });
    case 'ENOENT':
    case 'FileNotFound':
      return message('{name} could not be written: its folder is not there.', { name });
    case 'EISDIR':
    case 'FileIsADirectory':
      return message('{name} could not be written: a folder has that name.', { name });
    default:
      return message('{name} could not be written: {reason}', { name, reason: said });
  }
}
