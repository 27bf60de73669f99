import type { CsvTable } from '../csv/csvTable.ts';
import { readCsv } from '../csv/readCsv.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import type { WorkerPort } from './workerPort.ts';

/** Reads a table from where it is. Throws a UserError when it is none, or when the file cannot be read. */
export async function readSource(
  source: TableSource,
  _port: WorkerPort,
  _onProgress: (share: number) => void = () => undefined,
): Promise<CsvTable> {
  if (source.type === 'text') return Promise.resolve(readCsv(source.parts.join('')));
  throw new Error('not merged yet');
}
