// Started by `dataMemory.ts` in a process of its own: reads the table from the given file, as a worker does, and prints the memory that it took.
import { open } from 'node:fs/promises';
import { createFileTableReader } from '../src/csv/fileTableReader.ts';
import { planRun, planTable } from '../src/training/plan/planRun.ts';
import { createText } from './dataTexts.ts';

const PIECE_BYTES = 1 << 20;

const [, , path] = process.argv;
// Loads and compiles the code first, so that only the table is counted.
planRun(createText('numeric', 100_000), {}, 'wasm');
globalThis.gc?.();
const baseline = process.memoryUsage().rss;
const file = await open(path);
const reader = createFileTableReader((await file.stat()).size);
for await (const piece of file.createReadStream({ highWaterMark: PIECE_BYTES })) reader.push(piece as Uint8Array);
const table = reader.finish();
globalThis.gc?.();
const afterTable = process.memoryUsage().rss;
const { dataset, ledger } = planTable(table, {}, 'wasm');
// The peak of the process' whole life; `maxRSS` is in kB.
const peak = process.resourceUsage().maxRSS * 1024;
globalThis.gc?.();
const atEnd = process.memoryUsage().rss;
console.log(
  JSON.stringify({ rows: dataset.rowCount, keys: ledger.keys.length, baseline, afterTable, peak, atEnd, names: table.names.length }),
);
