import { message } from '../../message.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import { UserError } from '../../userError.ts';
import type { WorkerPort } from '../worker/workerPort.ts';

/** Bytes that are read at once. */
const PIECE_BYTES = 1 << 20;

/** The bytes of a table from wherever they are, once. */
export interface OpenedSource {
  readonly byteLength: number;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Throws a UserError where somebody has written to it meanwhile. */
  checkUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a table to be read from end to end. Throws a UserError when it cannot be. */
export async function openSource(source: TableSource, port: Pick<WorkerPort, 'openFile'>): Promise<OpenedSource> {
  switch (source.type) {
    case 'text':
      return inMemory(source.parts);
    case 'bytes':
      return inMemory([source.bytes]);
    case 'file': {
      if (!port.openFile)
        throw new UserError(message('Files cannot be read from disk here. Open the table in an editor, and train on that.'));
      const file = await port.openFile(source.path);
      return {
        byteLength: file.byteLength,
        pieces: file.pieces,
        checkUnchanged: async () => {
          const now = await file.lookAgain();
          if (now.byteLength === file.byteLength && !now.isWritten) return;
          throw new UserError(
            message(
              'The file was changed while it was read, so that its rows may not belong together. Try again when nothing writes to it any more.',
            ),
          );
        },
        close: () => file.close(),
      };
    }
  }
}

function inMemory(parts: readonly Uint8Array[]): OpenedSource {
  return {
    byteLength: parts.reduce((sum, { length }) => sum + length, 0),
    pieces: cut(parts),
    checkUnchanged: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function* cut(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const part of parts) for (let at = 0; at < part.length; at += PIECE_BYTES) yield part.subarray(at, at + PIECE_BYTES);
}
