import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { PythonProcess } from '../pythonProcess.ts';

/** Settings are chosen on one half of the tables; claims are measured on the other. */
export type Half = 'choosing' | 'reported';

/** A table that contenders learn from. */
export interface QualityTable {
  readonly name: string;
  readonly half: Half;
  readonly isNumber: boolean;
  readonly text: string;
  /** What to predict. */
  readonly options: Pick<TrainOptions, 'target' | 'task'>;
}

interface Source {
  readonly name: string;
  readonly task: 'classes' | 'number';
  readonly file: string;
  readonly target: string;
}

const writtenSchema = v.object({
  tables: v.array(v.object({ name: v.string(), task: v.picklist(['classes', 'number']), file: v.string(), target: v.string() })),
});

const samples = path.resolve(import.meta.dirname, '../../media/samples');
const ownTables: readonly Source[] = [
  { name: 'exam_scores', task: 'classes', file: 'exam_scores.csv', target: 'pass' },
  { name: 'fruit', task: 'classes', file: 'fruit.csv', target: 'fruit' },
  { name: 'rings', task: 'classes', file: 'rings.csv', target: 'inside' },
  { name: 'flowers', task: 'classes', file: 'flowers.csv', target: 'kind' },
  { name: 'houses', task: 'number', file: 'houses.csv', target: 'price' },
];

/** The product's samples, and scikit-learn's bundled and generated tables, which the Python process writes to the folder. */
export async function writeTables(python: PythonProcess, folder: string): Promise<QualityTable[]> {
  const { tables } = await python.ask({ command: 'write', folder }, writtenSchema);
  const own = ownTables.map((table) => ({ ...table, file: path.join(samples, table.file) }));
  return (['classes', 'number'] as const).flatMap((task) =>
    [...tables, ...own]
      .filter((table) => table.task === task)
      // They come in pairs of one kind.
      .map((table, index) => readTable(table, index % 2 === 0 ? 'choosing' : 'reported')),
  );
}

function readTable({ name, task, file, target }: Source, half: Half): QualityTable {
  const isNumber = task === 'number';
  return { name, half, isNumber, text: readFileSync(file, 'utf8'), options: { target, ...(isNumber ? { task: 'regression' } : {}) } };
}
