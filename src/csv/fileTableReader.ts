import type { CsvTable } from './csvTable.ts';
import { createPieceDecoder } from './encoding/decodeText.ts';
import type { TextEncoding } from './encoding/detectEncoding.ts';
import { createTableReader } from './tableReader.ts';

/** Reads a table from pieces of a file, of any length. */
export interface FileTableReader {
  /** Adds the next bytes, without keeping them. Throws a UserError like `TableReader.push`. */
  push(bytes: Uint8Array): void;
  finish(): CsvTable;
  readonly bytesRead: number;
  /** Undefined while all bytes are ASCII. */
  readonly encoding: TextEncoding | undefined;
}

/** A reader for a file with this many bytes. `onProgress` receives the number of bytes read after each piece. */
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
