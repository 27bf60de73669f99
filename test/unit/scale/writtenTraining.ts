import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ShardedTable } from '../../../src/protocol/tableQuestions.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import type { StartLine } from '../../../src/scale/historyLines.ts';
import { plannedFiles, rowsFile } from '../../../src/scale/scaleFolder.ts';
import { shardTable } from '../../../src/training/worker/shardTable.ts';

/** The folder of a training at scale, as written by the command. */
export interface WrittenTraining extends ShardedTable {
  readonly folder: string;
  readonly files: number;
}

/** Writes a training on a table's text to a folder of its own. */
export async function writeTraining(text: string, options: TrainOptions): Promise<WrittenTraining> {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-scale-'));
  mkdirSync(path.join(folder, 'rows'));
  let files = 0;
  const sharded = await shardTable(
    { type: 'shardTable', requestId: '1', source: textSource(text), options, engine: 'wasm' },
    {
      post: (report) => {
        if (report.type === 'written') writeFileSync(path.join(folder, rowsFile(files++)), report.bytes);
      },
      onRequest: () => undefined,
      yieldToRequests: () => Promise.resolve(),
    },
  );
  const recipe = { maker: 'Neuron', fileName: 'table.csv', table: '../table.csv', options, settings: {}, plan: sharded.plan };
  for (const { name, content } of plannedFiles(recipe, sharded.initial, sharded.ledger)) writeFileSync(path.join(folder, name), content);
  cpSync(path.resolve(import.meta.dirname, '../../../media/scale'), folder, { recursive: true });
  return { folder, files, ...sharded };
}

/** A Python that has torch and numpy: NEURON_TORCH_PYTHON, Debian's, or the first one in PATH; undefined if there is none. */
export function findTorchPython(): string | undefined {
  const named = process.env.NEURON_TORCH_PYTHON;
  return (named === undefined ? ['/usr/bin/python3', 'python3'] : [named]).find((python) => {
    try {
      execFileSync(python, ['-c', 'import torch, numpy'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** The complete lines of a folder's history.jsonl. */
export function historyOf(folder: string): readonly { readonly event: string; readonly [field: string]: unknown }[] {
  const lines = readFileSync(path.join(folder, 'history.jsonl'), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as { event: string });
}

/** True for the first line. */
export function isStart(line: object): line is StartLine {
  return 'event' in line && line.event === 'start';
}
