// Started by `dataMemory.ts` in a process of its own: reads the table in the file that it is given and prints what memory that took.
import { readFileSync } from 'node:fs';
import { planRun } from '../../src/training/planRun.ts';
import { createText } from './dataTexts.ts';

const [, , file] = process.argv;
// Loads and compiles what the reading needs, so that only the table is counted.
planRun(createText('numeric', 100_000), {}, 'fused');
globalThis.gc?.();
const baseline = process.memoryUsage().rss;
const text = readFileSync(file, 'latin1');
globalThis.gc?.();
const afterText = process.memoryUsage().rss;
const { dataset, ledger } = planRun(text, {}, 'fused');
// In kB, the largest of the process' whole life.
const peak = process.resourceUsage().maxRSS * 1024;
globalThis.gc?.();
const atEnd = process.memoryUsage().rss;
console.log(JSON.stringify({ rows: dataset.rowCount, keys: ledger.keys.length, baseline, afterText, peak, atEnd, length: text.length }));
