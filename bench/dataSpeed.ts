import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import * as v from 'valibot';
import { readCsv } from '../src/csv/readCsv.ts';
import { buildDataset } from '../src/dataset/buildDataset.ts';
import { createDenseMatrix } from '../src/dataset/dataset.ts';
import { chooseRecipe } from '../src/dataset/columns/recipe/chooseRecipe.ts';
import { describeColumns } from '../src/dataset/columns/describeColumns.ts';
import { createText, type TextKind } from './dataTexts.ts';
import type { PythonProcess } from './pythonProcess.ts';
import { countRounds, type Rounds } from './rounds.ts';

/** Milliseconds from text to dataset, part by part. */
export interface DatasetTimes {
  readonly read: number;
  readonly describe: number;
  readonly build: number;
}

/** MB/s, round by round. */
export interface DataSpeed {
  readonly kind: TextKind;
  readonly megabytes: number;
  readonly rows: number;
  readonly neuron: readonly number[];
  readonly parts: readonly DatasetTimes[];
  readonly papaparse: readonly number[];
  /** Empty where pandas is not installed. */
  readonly pandas: readonly number[];
}

const answerSchema = v.object({ ms: v.number(), rows: v.number(), columns: v.number() });

/** From text to the finished typed dataset, against papaparse splitting the same text and pandas reading it from the same file, in turns. */
export async function measureDataSpeed(
  kind: TextKind,
  byteCount: number,
  rounds: Rounds,
  folder: string,
  pandas: PythonProcess | undefined,
): Promise<DataSpeed> {
  const file = path.join(folder, `${kind}.csv`);
  await writeFile(file, createText(kind, byteCount));
  const megabytes = statSync(file).size / 1e6;
  // In one piece, as a decoder returns it.
  const text = readFileSync(file, 'utf8');
  const readByPandas = pandas && (async () => pandas.ask({ command: 'read', file }, answerSchema));
  const rows = timeDataset(text).rows;
  const counted = timePapaparse(text).records - 1;
  const read = (await readByPandas?.())?.rows ?? rows;
  if (counted !== rows || read !== rows) throw new Error(`Neuron reads ${rows} rows, papaparse ${counted}, pandas ${read}`);
  const speed = { neuron: [] as number[], parts: [] as DatasetTimes[], papaparse: [] as number[], pandas: [] as number[] };
  for (const _ of countRounds(rounds)) {
    const { times } = timeDataset(text);
    speed.parts.push(times);
    speed.neuron.push(megabytes / ((times.read + times.describe + times.build) / 1000));
    speed.papaparse.push(megabytes / (timePapaparse(text).ms / 1000));
    if (readByPandas) speed.pandas.push(megabytes / ((await readByPandas()).ms / 1000));
  }
  return { kind, megabytes, rows, ...speed };
}

/** Times the way from a text to the dataset, in milliseconds. */
export function timeDataset(text: string): { readonly times: DatasetTimes; readonly rows: number } {
  const startedAt = performance.now();
  const table = readCsv(text);
  const readAt = performance.now();
  const columns = describeColumns(table);
  const { recipe } = chooseRecipe(columns, {});
  const describedAt = performance.now();
  const { rows, writeFeatures } = buildDataset(table, columns, recipe);
  writeFeatures(createDenseMatrix(rows));
  const builtAt = performance.now();
  if (rows.featureCount === 0) throw new Error('No column is used');
  return {
    times: { read: readAt - startedAt, describe: describedAt - readAt, build: builtAt - describedAt },
    rows: table.rowCount,
  };
}

/** The library alone: it splits the text into cells and hands over one record after another; nothing is kept or converted. */
function timePapaparse(text: string): { readonly ms: number; readonly records: number } {
  let records = 0;
  const startedAt = performance.now();
  Papa.parse<string[]>(text, {
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: true,
    step: () => {
      records++;
    },
  });
  return { ms: performance.now() - startedAt, records };
}
