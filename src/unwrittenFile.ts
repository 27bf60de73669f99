import { message, type Message } from './message.ts';
import { UserError } from './userError.ts';

/**
 * Why a file could not be written, in words for what a user can do something about. `error` is of Node (a `code` such as "EACCES") or of VS Code,
 * which has fewer codes and puts Node's at the beginning of the message; what else it is stands there as it was said.
 */
export function unwrittenFile(name: string, error: unknown): UserError {
  return new UserError(reasonFor(name, error));
}

function reasonFor(name: string, error: unknown): Message {
  const said = error instanceof Error ? error.message : String(error);
  switch (codeOf(error, said)) {
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

function codeOf(error: unknown, said: string): string | undefined {
  const [nodes] = /\bE[A-Z]{3,}\b(?=:)/.exec(said) ?? [];
  if (nodes !== undefined) return nodes;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
