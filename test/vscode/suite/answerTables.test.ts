import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Prediction } from '../../../src/model/prediction.ts';
import { examTable, hoverText, openFile, openText, rejection, train } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

suite('answers in tables', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-answers-'));
  const run = (command: string, ...parameters: unknown[]) => vscode.commands.executeCommand<vscode.Uri>(command, ...parameters);

  test('neuron.addPredictions adds columns by one edit, which one undo takes back', async () => {
    const text = examTable(60);
    const document = await openFile('answered.csv', text);
    await train(document, { epochs: 200 });
    await vscode.window.showTextDocument(document);
    await run('neuron.addPredictions', document.uri);
    const lines = document.getText().split('\n');
    assert.equal(lines[0], 'exam1,exam2,pass,pass_predicted,pass_probability_0,pass_probability_1');
    for (const [line, original] of text.split('\n').entries()) assert.ok(lines[line].startsWith(original));
    const alone = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 5);
    const [value, ...probabilities] = lines[5].split(',').slice(3);
    assert.equal(value, alone.value);
    assert.ok(Math.abs(Number(probabilities[1]) - (alone.probabilities?.['1'] ?? NaN)) < 1e-6);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('{ intervals: true } adds the range of 9 in 10 such rows, and is refused for classes with nothing changed', async () => {
    const text = ['area,price', ...Array.from({ length: 60 }, (_, i) => `${i},${i * 3 + ((i * 7) % 5)}`)].join('\n');
    const document = await openFile('ranges.csv', text);
    await train(document, { epochs: 200, target: 'price' });
    await vscode.window.showTextDocument(document);
    await run('neuron.addPredictions', document.uri, { intervals: true });
    const [header, ...lines] = document.getText().split('\n');
    assert.equal(header, 'area,price,price_predicted,price_low90,price_high90');
    const { interval90 } = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 5);
    const [low, high] = lines[4].split(',').slice(3).map(Number);
    assert.ok(interval90 && Math.abs(interval90[0] - low) < 1e-3 && Math.abs(interval90[1] - high) < 1e-3 && low < high);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const classes = await openFile('classes.csv', examTable(60));
    await train(classes, { epochs: 5 });
    assert.match(await rejection(run('neuron.addPredictions', classes.uri, { intervals: true })), /probabilities/);
    assert.match(await rejection(run('neuron.addPredictions', classes.uri, { intervals: 'yes' })), /true or false/);
    assert.equal(classes.getText(), examTable(60));
  });

  test('a table of many rows is answered by one replacement of its lines, with its own line breaks', async () => {
    const text = examTable(21_000).replaceAll('\n', '\r\n');
    const document = await openText(text);
    await train(document, { epochs: 2 });
    await vscode.window.showTextDocument(document);
    const counts: number[] = [];
    const count = (apply: (edit: unknown) => unknown, [edit]: readonly unknown[]) => {
      counts.push((edit as vscode.WorkspaceEdit).get(document.uri).length);
      return apply(edit);
    };
    await whileWrapped(vscode.workspace, 'applyEdit', count, async () => {
      await run('neuron.addPredictions', document.uri);
    });
    assert.deepEqual(counts, [1]);
    const lines = document.getText().split('\r\n');
    assert.equal(lines.length, 21_002);
    assert.ok(lines.slice(1, -1).every((line) => line.split(',').length === 6));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  test('neuron.fillBlanks answers the rows whose target is empty, and says when there are none', async () => {
    const [header, ...rows] = examTable(60).trimEnd().split('\n');
    const blank = rows.map((row, index) => (index % 6 === 0 ? row.slice(0, -1) : row));
    const document = await openText([header, ...blank].join('\n'));
    await train(document, { epochs: 200, target: 'pass' });
    await run('neuron.fillBlanks', document.uri);
    const filled = document.getText().split('\n').slice(1);
    for (const [index, row] of blank.entries())
      assert.match(filled[index], index % 6 === 0 ? new RegExp(`^${row}[01]$`) : new RegExp(`^${row}$`));
    const before = document.version;
    await run('neuron.fillBlanks', document.uri);
    assert.equal(document.version, before);
  });

  test('neuron.predictFile answers another file with a model, into a file of its own', async () => {
    const document = await openText(examTable(60));
    await train(document, { epochs: 50 });
    const table = vscode.Uri.file(path.join(folder, 'others.csv'));
    writeFileSync(table.fsPath, '\uFEFF"note";"exam2";"exam1"\r\n"a; b";"90";"95"\r\n"c";"1";"2"\r\n');
    const beside = await run('neuron.predictFile', table, { model: document.uri });
    assert.equal(path.basename(beside.fsPath), 'others_predicted.csv');
    const lines = readFileSync(beside.fsPath, 'utf8').split('\r\n');
    assert.match(lines[0], /^\uFEFF"note";"exam2";"exam1";"pass_predicted";"pass_probability_0";"pass_probability_1"$/);
    assert.match(lines[1], /^"a; b";"90";"95";"1";"[\d.]+";"[\d.]+"$/);
    assert.match(lines[2], /^"c";"1";"2";"0";/);
    const file = vscode.Uri.file(path.join(folder, 'exam.neuron'));
    await run('neuron.export', document.uri, { format: 'neuron', to: file });
    const again = await run('neuron.predictFile', table.toString(), { model: file, to: vscode.Uri.file(path.join(folder, 'again.csv')) });
    assert.equal(readFileSync(again.fsPath, 'utf8'), readFileSync(beside.fsPath, 'utf8'));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    );
  });

  test('neuron.predictFile warns of what another table writes otherwise than the model learned, and names what is almost a column', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${1 + (i % 28)}/${1 + (i % 12)}/2020;city ${i % 4};0.${10 + i};${(i * 7) % 31};${i}`,
    );
    const document = await openText(['day;town;share;size;price', ...rows].join('\n'));
    await train(document, { epochs: 2, target: 'price', features: ['day', 'town', 'share', 'size'] });
    const table = vscode.Uri.file(path.join(folder, 'otherwise.csv'));
    const write = (name: string) => {
      const others = Array.from(
        { length: 20 },
        (_, i) => `${1 + ((i * 5) % 12)}/${1 + (i % 28)}/2020;place ${i % 3};${20 + i}%;${'abc'[i % 3]} x`,
      );
      writeFileSync(table.fsPath, [`day;town;share;${name}`, ...others].join('\n'));
    };
    write('size');
    const told: string[] = [];
    const take = (_: unknown, [text]: readonly unknown[]) => {
      told.push(String(text));
      return Promise.resolve(undefined);
    };
    const beside = await whileWrapped(vscode.window, 'showWarningMessage', take, () =>
      run('neuron.predictFile', table, { model: document.uri }),
    );
    assert.match(told.join(' '), /not numbers and count as missing: size\..*read as other numbers or dates: day\./);
    assert.match(told.join(' '), /In another unit .*: share\. Most values are ones that the model has never met: town\./);
    assert.equal(readFileSync(beside.fsPath, 'utf8').split('\n').length, 21);
    write('Size ');
    assert.match(await rejection(run('neuron.predictFile', table, { model: document.uri })), /lacks .*: size\. .*Almost so named: Size\./);
  });

  test('hovering a table that fits a model offers it', async () => {
    const document = await openText(examTable(60));
    await train(document, { epochs: 2 });
    const other = await openText('exam2,name,exam1\n1,a,2\n3,b,4\n');
    assert.match(await hoverText(other, 1), /Answer this table with the model of .*command:neuron\.predictFile/);
    const foreign = await openText('exam2,name\n1,a\n3,b\n');
    assert.doesNotMatch(await hoverText(foreign, 1), /with the model of/);
  });

  test('says what it cannot do, and writes nothing then', async () => {
    const document = await openText(examTable(60));
    assert.match(await rejection(run('neuron.addPredictions', document.uri)), /Nothing has been trained on .* yet/);
    assert.match(await rejection(run('neuron.fillBlanks', 7)), /needs the URI of a table first/);
    await train(document, { epochs: 2 });
    const table = vscode.Uri.file(path.join(folder, 'lacking.csv'));
    writeFileSync(table.fsPath, 'exam1,other\n1,2\n3,4\n');
    const model = document.uri;
    assert.match(await rejection(run('neuron.predictFile', table, { model })), /lacks columns that the model needs: exam2/);
    assert.match(await rejection(run('neuron.predictFile', table, { model: 7 })), /as "model"/);
    assert.match(await rejection(run('neuron.predictFile', table, { model, to: 7 })), /the URI of a file to write/);
    assert.match(await rejection(run('neuron.predictFile', table, 'model')), /needs its options as an object/);
    assert.match(await rejection(run('neuron.predictFile', table, {})), /needs the URI of a table, and/);
    assert.match(await rejection(run('neuron.predictFile', table, { model, to: table })), /cannot replace the table/);
    const nowhere = vscode.Uri.file(path.join(folder, 'none.csv'));
    assert.match(await rejection(run('neuron.predictFile', nowhere, { model })), /could not be read: there is no such file in /);
    assert.ok(!readdirSync(folder).some((name) => name.startsWith('lacking_')));
  });
});
