import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { workbook } from '../../unit/formats/files.ts';
import { examTable, rejection } from './tables.ts';

suite('tables that are no delimited text', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-formats-'));
  const [names, ...rows] = examTable(60)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const numbers = rows.map((row) => row.map(Number));
  const write = (name: string, content: string | Uint8Array) => {
    const uri = vscode.Uri.file(path.join(folder, name));
    writeFileSync(uri.fsPath, content);
    return uri;
  };
  const train = (uri: vscode.Uri) =>
    vscode.commands.executeCommand<LocalizedSummary>('neuron.train', uri, { epochs: 200, show: false, target: 'pass' });
  const jsonLine = (row: readonly number[]) => JSON.stringify(Object.fromEntries(row.map((value, index) => [names[index], value])));
  const files = {
    'exam.xlsx': () => workbook({ exam: [names, ...numbers], other: [['nothing'], [1]] }),
    'exam.parquet': () =>
      new Uint8Array(
        parquetWriteBuffer({ columnData: names.map((name, at) => ({ name, data: numbers.map((row) => row[at]), type: 'DOUBLE' })) }),
      ),
    'exam.jsonl': () => numbers.map(jsonLine).join('\n'),
  };

  for (const [name, content] of Object.entries(files)) {
    test(`${name} is trained on, predicts, and is answered as CSV beside it`, async () => {
      const uri = write(name, content());
      const summary = await train(uri);
      assert.deepEqual([summary.target, [...summary.features]], ['pass', ['exam1', 'exam2']]);
      const { value } = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', uri, { exam1: 90, exam2: 95 });
      assert.equal(value, '1');
      const beside = await vscode.commands.executeCommand<vscode.Uri>('neuron.addPredictions', uri);
      assert.match(path.basename(beside.fsPath), /^exam_predicted(_\d)?\.csv$/);
      const lines = readFileSync(beside.fsPath, 'utf8').trimEnd().split('\n');
      assert.equal(lines[0], '"exam1","exam2","pass","pass_predicted","pass_probability_0","pass_probability_1"');
      assert.equal(lines.length, 61);
      assert.match(lines[1], new RegExp(`^${rows[0].join(',')},[01],[\\d.]+,[\\d.]+$`));
    });
  }

  test('a sheet is named by the fragment of the URI', async () => {
    const uri = write(
      'second.xlsx',
      workbook({
        notes: [
          ['nothing', 'here'],
          [1, 2],
        ],
        exam: [names, ...numbers],
      }),
    ).with({ fragment: 'exam' });
    assert.equal((await train(uri)).rows.train + (await train(uri)).rows.test, 60);
    assert.match(await rejection(train(uri.with({ fragment: 'none' }))), /There is no sheet "none"/);
  });

  test('what is damaged or has no lines is refused in words', async () => {
    assert.match(await rejection(train(write('torn.xlsx', files['exam.xlsx']().subarray(0, 500)))), /cannot be read as an Excel workbook/);
    assert.match(await rejection(train(write('torn.parquet', 'PAR1'))), /cannot be read as Parquet/);
    assert.match(await rejection(train(write('torn.ndjson', '{"a": 1}\n{'))), /Line 2 is not a JSON object/);
    const uri = write('rows.parquet', files['exam.parquet']());
    await train(uri);
    assert.match(await rejection(vscode.commands.executeCommand('neuron.predictRow', uri, 1)), /has no text that an editor shows/);
  });

  test('a data frame needs a notebook and a kernel that runs, or its copy as CSV', async () => {
    const run = (name: string) => rejection(vscode.commands.executeCommand('neuron.trainDataFrame', name));
    assert.match(await run('df'), /Open a notebook first/);
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'df', 'python');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    assert.match(await run('df'), /copy the table as CSV: run df\.to_csv\("df\.csv", index=False\)/);
    assert.match(await run('df); import os #'), /is not the name of a data frame/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
