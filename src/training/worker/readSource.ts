import { message, sentences } from '../../message.ts';
import type { CsvTable } from '../../csv/csvTable.ts';
import { createFileTableReader, type FileTableReader } from '../../csv/fileTableReader.ts';
import { createTableReader } from '../../csv/tableReader.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import { UserError } from '../../userError.ts';
import { writeFixed } from '../../writeNumber.ts';
import { openFile, withConvertedText } from './sourceBytes.ts';
import type { OpenedFile, WorkerPort } from './workerPort.ts';

/** Bytes of a file decoded at a time. */
const PIECE_BYTES = 1 << 20;
/** Bytes between two progress reports. */
const REPORT_BYTES = 16_000_000;

/**
 * Reads a table from its source. `onProgress` receives the fraction of a file read so far. Throws a UserError if it is not a table, if the
 * file cannot be read, or if it is written to in the meantime.
 */
export async function readSource(
  source: TableSource,
  port: WorkerPort,
  onProgress: (share: number) => void = () => undefined,
): Promise<CsvTable> {
  const { format } = source;
  if (format) {
    return withConvertedText(source, format, port, async (pieces) => {
      const reader = createTableReader();
      for await (const piece of pieces) reader.push(piece);
      return reader.finish();
    });
  }
  switch (source.type) {
    case 'text': {
      const reader = createTableReader({ expectedLength: source.parts.reduce((sum, part) => sum + part.length, 0) });
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      for (const part of source.parts) reader.push(decoder.decode(part));
      return reader.finish();
    }
    case 'bytes': {
      const reader = createFileTableReader(source.bytes.length);
      for (let at = 0; at < source.bytes.length; at += PIECE_BYTES) reader.push(source.bytes.subarray(at, at + PIECE_BYTES));
      return withRemark(reader, source.isOnlyCopy);
    }
    case 'file': {
      const file = await openFile(source.path, port);
      try {
        return withRemark(await readFile(file, onProgress), source.isOnlyCopy);
      } finally {
        await file.close();
      }
    }
  }
}

async function readFile(file: OpenedFile, onProgress: (share: number) => void): Promise<FileTableReader> {
  const { byteLength, pieces } = file;
  let reportedAt = 0;
  let length = 0;
  const reader = createFileTableReader(byteLength, (bytesRead) => {
    if (bytesRead - reportedAt < REPORT_BYTES) return;
    reportedAt = bytesRead;
    onProgress(bytesRead / byteLength);
  });
  for await (const piece of pieces) {
    length += piece.length;
    reader.push(piece);
  }
  const now = await file.lookAgain();
  if (length === byteLength && now.byteLength === byteLength && !now.isWritten) return reader;
  throw new UserError(
    sentences(
      message('The file was changed while it was read, so that its rows may not belong together.'),
      now.byteLength === byteLength
        ? undefined
        : message('It was {before} MB at first and is {now} MB now.', {
            before: inMegabytes(byteLength),
            now: inMegabytes(now.byteLength),
          }),
      message('Train again when nothing writes to it any more.'),
    ),
  );
}

function inMegabytes(bytes: number): string {
  return writeFixed(bytes / 1e6, bytes < 1e7 ? 3 : 0);
}

function withRemark(reader: FileTableReader, isOnlyCopy = false): CsvTable {
  const table = reader.finish();
  const { encoding = 'utf-8' } = reader;
  const remarks = [
    isOnlyCopy
      ? undefined
      : message(
          'The file is larger than VS Code shares with extensions and was read as it was saved: edits that are not saved do not count.',
        ),
    encoding === 'utf-8' ? undefined : message('It was read as {encoding}.', { encoding }),
  ].filter((remark) => remark !== undefined);
  return remarks.length === 0 ? table : { ...table, warnings: [sentences(...remarks), ...table.warnings] };
}
