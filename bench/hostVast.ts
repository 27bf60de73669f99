// Runs inside the extension host; `runInHost.ts` starts it there.
import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { answerFromHost } from './answerFromHost.ts';
import { hover, insert, openTable, plainRows, train, writeTable } from './hostActions.ts';
import { measure, type HostTurns } from './hostMeasure.ts';

const strain = 'the most rows';
const rounds = 2;

/** Called by VS Code. */
export function run(): Promise<void> {
  return answerFromHost(measureVast);
}

async function measureVast(folder: vscode.Uri): Promise<HostTurns[]> {
  await vscode.extensions.getExtension('neuron-lab.neuron')?.activate();
  const many = writeManyRows(folder, 14_000_000);
  const turns = [
    await measure('training on 14 million rows from disk, with its panel', rounds, () => train({ uri: many }, { show: true }), { strain }),
  ];
  // As many rows as fit into 50 MB, the most that VS Code shares with extensions.
  const shared = await openTable(folder, 'shared.csv', shortRows(12_000_000));
  turns.push(
    await measure('training on 12 million rows in an editor', rounds, () => train(shared), { strain }),
    await measure('hover in it', 8, () => hover(shared, 6_000_000), { strain }),
    await measure('edit of it', 1, () => insert(shared, 3, '1,1\n'), { strain }),
  );
  return turns;
}

function shortRows(count: number): string {
  const rows = Array.from({ length: 10_000 }, (_, i) => `${(i * 7) % 10},${(i * i) % 11 > 4 ? 1 : 0}\n`).join('');
  return `a,y\n${rows.repeat(count / 10_000)}`;
}

/** Written in pieces, so that the host never holds it all. */
function writeManyRows(folder: vscode.Uri, count: number): vscode.Uri {
  const million = plainRows(1_000_000);
  const uri = writeTable(folder, 'many.csv', million);
  const rows = million.slice(million.indexOf('\n') + 1);
  for (let written = 1_000_000; written < count; written += 1_000_000) appendFileSync(uri.fsPath, rows);
  return uri;
}
