import { message } from '../../message.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import { convertedText } from '../../formats/convertedText.ts';
import type { TableFormat } from '../../formats/tableFormat.ts';
import { bytesInMemory, openFile } from '../worker/sourceBytes.ts';
import { UserError } from '../../userError.ts';
import type { WorkerPort } from '../worker/workerPort.ts';

/** Bytes read at a time. */
const PIECE_BYTES = 1 << 20;

/** The bytes of a table, wherever it is stored. They can be read once. */
export interface OpenedSource {
  readonly byteLength: number;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Throws a UserError if the file was written to in the meantime. */
  checkUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a table for reading from start to end. Throws a UserError if it cannot be opened. */
export async function openSource(source: TableSource, port: Pick<WorkerPort, 'openFile'>): Promise<OpenedSource> {
  switch (source.type) {
    case 'text':
      return source.format ? converted(source, source.format) : inMemory(source.parts);
    case 'bytes':
      return source.format ? converted(source, source.format) : inMemory([source.bytes]);
    case 'file': {
      const file = await openFile(source.path, port);
      return {
        byteLength: file.byteLength,
        pieces: source.format ? encoded(convertedText(source.format, file)) : file.pieces,
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

/** Other formats are converted to CSV first. */
function converted(source: Parameters<typeof bytesInMemory>[0], format: TableFormat): OpenedSource {
  const bytes = bytesInMemory(source);
  return { ...inMemory([]), byteLength: bytes.byteLength, pieces: encoded(convertedText(format, bytes)) };
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

function* cut(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const part of parts) for (let at = 0; at < part.length; at += PIECE_BYTES) yield part.subarray(at, at + PIECE_BYTES);
}
