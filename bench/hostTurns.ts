// Runs inside the extension host; `runInHost.ts` starts it there.
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { SessionFiles } from '../src/documents/sessionFiles.ts';
import { Sessions } from '../src/session/sessions.ts';
import { parameterCount } from '../src/network/architecture.ts';
import type { RunPlan } from '../src/run/runPlan.ts';
import { planRun } from '../src/training/plan/planRun.ts';
import { planned, someOutcome, trained } from '../test/unit/session/fakeWorkers.ts';
import { answerFromHost } from './answerFromHost.ts';
import { createText } from './dataTexts.ts';
import { measure, type HostTurns } from './hostMeasure.ts';
import { hover, insert, openTable, plainRows, train, writeTable } from './hostActions.ts';
import { inEnglish } from '../src/inWords.ts';
import type { Message } from '../src/message.ts';

const trainingRounds = 8;
/** The script of this bench, including the parts of Neuron's source that it uses. */
const benchScript = '/module.cjs';
const mostColumns = '12 rows of 100 000 columns';
const manyColumns = '500 rows of 1 000 columns';

/** Called by VS Code. */
export function run(): Promise<void> {
  return answerFromHost(measureTurns);
}

async function measureTurns(folder: vscode.Uri): Promise<HostTurns[]> {
  await vscode.extensions.getExtension('neuron-lab.neuron')?.activate();
  const turns = [await measure('nothing', 3, () => setTimeout(2000), { strain: 'without Neuron' })];
  for (const [name, text] of Object.entries(wideTables())) {
    const document = await openTable(folder, `${name}.csv`, text);
    turns.push(
      await measure(`training on ${name}, with its panel`, 3, () => train(document, { show: true })),
      await measure(`hover on ${name}`, 3, () => hover(document, 2)),
    );
    if (name === manyColumns) turns.push(await measure('its model as a workbook', 2, () => exportWorkbook(folder, document)));
  }
  const wide = await savedModel(folder, 12, planRun(wideTables()[mostColumns], {}, 'wasm').plan);
  turns.push(await measure('a saved model of 100 000 columns brought back', 3, wide, { script: benchScript }));
  const lesson = await openTable(folder, 'lesson.csv', plainRows(200));
  const millionEpochs = () => train(lesson, { show: true, epochs: 1_000_000 });
  turns.push(
    await measure('training for a million epochs, with its panel', 3, millionEpochs, {
      strain: 'a million epochs, drawn by the panel meanwhile',
    }),
  );
  const large = writeTable(folder, 'large.csv', plainRows(4_300_000));
  turns.push(await measure('training on 60 MB, read from disk', 3, () => train({ uri: large })));
  const plain = await openTable(folder, 'plain.csv', plainRows(2_700_000));
  turns.push(
    await measure('the bench’s own litter, after VS Code has opened 40 MB', 1, litter, { strain: 'without Neuron', script: benchScript }),
    await measure('training on 40 MB of numbers, its model saved', trainingRounds, () => train(plain)),
    await measure('a saved model of 2.7 million rows brought back', 3, await savedModel(folder, 2_700_000), { script: benchScript }),
    await measure('hover on a row with a cell too many', 2, () => hoverOnLongRow(plain)),
  );
  const quoted = await openTable(folder, 'quoted.csv', createText('quoted', 49_000_000).replaceAll('called twice,', 'called\ntwice,'));
  turns.push(
    await measure('the bench’s own litter, after VS Code has opened 49 MB', 1, litter, { strain: 'without Neuron', script: benchScript }),
    await measure('training on 49 MB, quoted, with cells of several lines', 3, () => train(quoted)),
    await measure('hover in it', 2, () => hover(quoted, quoted.lineCount - 10)),
    await measure('edit while it is trained on', 2, () => editWhileTraining(quoted)),
  );
  return turns;
}

/** Small tables that lead to large plans, graphs and hovers. */
function wideTables(): Readonly<Record<string, string>> {
  const header = (columns: number) => [...Array.from({ length: columns - 1 }, (_, i) => `measurement ${i}`), 'y'].join(',');
  const row = (columns: number, i: number) => [...Array.from({ length: columns - 1 }, (_, k) => (i * (k + 7919)) % 1009), i % 2].join(',');
  const wide = (columns: number, rows: number) =>
    [header(columns), ...Array.from({ length: rows }, (_, i) => row(columns, i)), ''].join('\n');
  const categories = Array.from({ length: 50_000 }, (_, i) => `category ${i % 10_000},${i % 3},${i % 2}\n`).join('');
  return {
    '12 rows of 2 000 columns': wide(2000, 12),
    [mostColumns]: wide(100_000, 12),
    [manyColumns]: wide(1000, 500),
    '10 000 categories': `kind,a,y\n${categories}`,
  };
}

/** Saves a model of that many rows and returns a function that restores it in a window that does not know it. */
async function savedModel(folder: vscode.Uri, rowCount: number, plan?: RunPlan): Promise<() => Promise<void>> {
  const documentUri = vscode.Uri.joinPath(folder, 'saved.csv').toString();
  const log = { warn: fail, error: fail };
  const place = {
    folder: vscode.Uri.joinPath(folder, 'sessions'),
    fileSystem: vscode.workspace.fs,
    log,
    warn: (said: Message) => fail(inEnglish(said)),
  };
  const sessions = new Sessions();
  const runId = 'saved';
  sessions.apply(documentUri, { type: 'started', runId, options: {} });
  sessions.apply(documentUri, { ...planned(runId), ...(plan ? { plan } : {}) });
  const weights = plan && new Float32Array(parameterCount(plan.architecture));
  sessions.apply(documentUri, trained(runId, weights && { ...someOutcome, weights }), {
    keys: new Uint32Array(rowCount).fill(7),
    splits: new Uint8Array(rowCount),
  });
  await new SessionFiles(place, sessions).save(documentUri);
  return async () => {
    const restored = new Sessions();
    await new SessionFiles(place, restored).load(documentUri);
    if (!restored.model(documentUri)) throw new Error('The saved model was not brought back');
  };
}

function fail(message: string | Error, ...details: readonly unknown[]): never {
  throw new Error(`${String(message)} ${details.map(String).join(' ')}`);
}

/** Allocates about 100 MB of garbage, so that the next collections move what VS Code has just made of a large document. */
async function litter(): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const objects = Array.from({ length: 10_000 }, (_, k) => ({ i, k, next: undefined }));
    if (objects.length === 0) throw new Error('Nothing was made');
    await nextTurn();
  }
}

async function exportWorkbook(folder: vscode.Uri, { uri }: vscode.TextDocument): Promise<void> {
  await vscode.commands.executeCommand('neuron.export', uri, { format: 'workbook', to: vscode.Uri.joinPath(folder, 'model.xlsx') });
}

async function hoverOnLongRow(document: vscode.TextDocument): Promise<void> {
  const line = document.lineCount - 50;
  await insert(document, line, '1,');
  await hover(document, line);
}

async function editWhileTraining(document: vscode.TextDocument): Promise<void> {
  const training = train(document);
  await insert(document, 3, '\n');
  await training;
}
