import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { createText, type TextKind } from './dataTexts.ts';

const run = promisify(execFile);
const probe = path.join(import.meta.dirname, 'memoryProbe.ts');
/** A worker has 24 MB for its young generation (`workerThread.ts`), a third of which is one semi-space. */
const asInWorker = ['--max-semi-space-size=8'];
const answerSchema = v.object({
  rows: v.number(),
  baseline: v.number(),
  afterTable: v.number(),
  peak: v.number(),
  atEnd: v.number(),
});

/** Peak resident memory as a multiple of the file's size, above what the process used before. */
export interface DataMemory {
  readonly kind: TextKind;
  readonly megabytes: number;
  readonly table: number;
  readonly peak: number;
  readonly atEnd: number;
}

/**
 * Measures, in a process of its own, the memory for reading a file in pieces and making everything that a training starts from (table, dataset,
 * ledger).
 */
export async function measureDataMemory(kind: TextKind, byteCount: number, folder: string): Promise<DataMemory> {
  const file = path.join(folder, `${kind}-memory.csv`);
  // One byte per character, both in the file and in the engine.
  await writeFile(file, createText(kind, byteCount), 'latin1');
  const { size } = await stat(file);
  const { stdout } = await run(process.execPath, [...asInWorker, '--expose-gc', probe, file]);
  const { baseline, afterTable, peak, atEnd } = v.parse(answerSchema, JSON.parse(stdout));
  const multiple = (bytes: number) => (bytes - baseline) / size;
  return { kind, megabytes: size / 1e6, table: multiple(afterTable), peak: multiple(peak), atEnd: multiple(atEnd) };
}
