import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { createText, type TextKind } from './dataTexts.ts';

const run = promisify(execFile);
const probe = path.join(import.meta.dirname, 'memoryProbe.ts');
/** A worker has 24 MB for short-lived objects (`workerThread.ts`), of which a half-space is a third. */
const asInWorker = ['--max-semi-space-size=8'];
const answerSchema = v.object({
  rows: v.number(),
  baseline: v.number(),
  afterTable: v.number(),
  peak: v.number(),
  atEnd: v.number(),
});

/** Resident memory as a multiple of the file's size, above what the process had before it began. */
export interface DataMemory {
  readonly kind: TextKind;
  readonly megabytes: number;
  readonly table: number;
  readonly peak: number;
  readonly atEnd: number;
}

/** What reading a file piece by piece and making all that a training starts from (table, dataset, ledger) takes, in a process of its own. */
export async function measureDataMemory(kind: TextKind, byteCount: number, folder: string): Promise<DataMemory> {
  const file = path.join(folder, `${kind}-memory.csv`);
  // One byte a character, in the file and in the engine alike.
  await writeFile(file, createText(kind, byteCount), 'latin1');
  const { size } = await stat(file);
  const { stdout } = await run(process.execPath, [...asInWorker, '--expose-gc', probe, file]);
  const { baseline, afterTable, peak, atEnd } = v.parse(answerSchema, JSON.parse(stdout));
  const multiple = (bytes: number) => (bytes - baseline) / size;
  return { kind, megabytes: size / 1e6, table: multiple(afterTable), peak: multiple(peak), atEnd: multiple(atEnd) };
}
