import type { CsvTable } from './csvTable.ts';
import { createPieceDecoder } from './decodeText.ts';
import type { TextEncoding } from './detectEncoding.ts';
import { createTableReader } from './tableReader.ts';

/** Reads a table from pieces of a file, of any length. */
export interface FileTableReader {
  /** Takes the next bytes, which are not kept. Throws a UserError as `TableReader.push` does. */
  push(bytes: Uint8Array): void;
  finish(): CsvTable;
  readonly bytesRead: number;
  /** Undefined while all bytes are ASCII. */
  readonly encoding: TextEncoding | undefined;
}

/** A reader for a file of so many bytes; `onProgress` is given how many have been read after each piece. */
export function createFileTableReader(byteLength: number, onProgress: (bytesRead: number) => void = () => undefined): FileTableReader {
  const decoder = createPieceDecoder();
  const reader = createTableReader({ expectedLength: byteLength });
  let bytesRead = 0;
  return {
    push: (bytes) => {
      reader.push(decoder.push(bytes));
      bytesRead += bytes.length;
      onProgress(bytesRead);
    },
    finish: () => {
      reader.push(decoder.finish());
      return reader.finish();
    },
    get bytesRead() {
      return bytesRead;
    },
    get encoding() {
      return decoder.encoding;
    },
  };
}
