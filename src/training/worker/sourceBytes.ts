import type { FileBytes, TableFormat } from '../../formats/tableFormat.ts';
import { sheetNames } from '../../formats/readWorkbook.ts';
import { convertedText } from '../../formats/convertedText.ts';
import { message } from '../../message.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import { UserError } from '../../userError.ts';
import type { OpenedFile, WorkerPort } from './workerPort.ts';

/** Opens a local file. Throws a UserError where there are no files, or if it cannot be read. */
export function openFile(path: string, port: Pick<WorkerPort, 'openFile'>): Promise<OpenedFile> {
  if (!port.openFile) throw new UserError(message('Files cannot be read from disk here. Open the table in an editor, and train on that.'));
  return port.openFile(path);
}

/** Random access to the bytes of a source in memory. */
export function bytesInMemory(source: Exclude<TableSource, { readonly type: 'file' }>): FileBytes {
  const parts = source.type === 'text' ? source.parts : [source.bytes];
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return { byteLength: all.length, slice: (start, end) => Promise.resolve(all.slice(start, end).buffer) };
}

/** Converts a source that is not delimited text to CSV and passes it to `use` while its file is open. */
export async function withConvertedText<Result>(
  source: TableSource,
  format: TableFormat,
  port: Pick<WorkerPort, 'openFile'>,
  use: (pieces: AsyncIterable<string>) => Promise<Result>,
): Promise<Result> {
  if (source.type !== 'file') return use(convertedText(format, bytesInMemory(source)));
  const file = await openFile(source.path, port);
  try {
    return await use(convertedText(format, file));
  } finally {
    await file.close();
  }
}

/** The names of a workbook's sheets. */
export async function listSheets(source: TableSource, port: Pick<WorkerPort, 'openFile'>): Promise<readonly string[]> {
  if (source.type !== 'file') return sheetNames(bytesInMemory(source));
  const file = await openFile(source.path, port);
  try {
    return await sheetNames(file);
  } finally {
    await file.close();
  }
}
