import * as assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Prediction } from '../../../src/model/prediction.ts';
import { FollowedTraining } from '../../../src/commands/scale/followedTraining.ts';
import { readScaleFolder } from '../../../src/commands/scale/scaleFolder.ts';
import { inEnglish } from '../../../src/inWords.ts';
import type { WorkerReport } from '../../../src/protocol/workerMessages.ts';
import type { Failure } from '../../../src/run/findings/failure.ts';
import { readRecipe } from '../../../src/scale/recipe.ts';
import type { TrainingSummary } from '../../../src/session/trainingSummary.ts';
import { playedHistory, playedModel } from '../../unit/scale/playedTraining.ts';
import { examTable, openFile, rejection } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

suite('training at scale', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'neuron-scale-'));
  const fileOf = (folder: vscode.Uri, name: string) => path.join(folder.fsPath, name);
  const writeTo = (uri: vscode.Uri, name: string) =>
    vscode.commands.executeCommand<vscode.Uri>('neuron.trainAtScale', uri, { to: vscode.Uri.file(path.join(parent, name)), epochs: 3 });
  const follow = (folder: vscode.Uri) => vscode.commands.executeCommand<TrainingSummary>('neuron.followAtScale', folder);

  test('writes the folder, follows its files, and the model answers rows and opens', async () => {
    const document = await openFile('scale.csv', examTable(60));
    const folder = await writeTo(document.uri, 'whole');
    const names = ['azure-ml.yaml', 'encoder.py', 'initial.f32', 'ledger.bin', 'reading.py', 'recipe.json', 'rows', 'sky.yaml', 'train.py'];
    assert.deepEqual(readdirSync(folder.fsPath).sort(), names);
    const recipeText = readFileSync(fileOf(folder, 'recipe.json'), 'utf8');
    const { plan } = readRecipe(recipeText);
    assert.equal(plan.hyperparameters.epochs, 3);
    const lines = playedHistory(plan, 3);
    // A panel that is opened late: two epochs are there already, the rest comes.
    writeFileSync(fileOf(folder, 'history.jsonl'), `${lines.slice(0, 3).join('\n')}\n`);
    const ended = follow(folder);
    writeFileSync(fileOf(folder, 'model.safetensors'), playedModel(plan, recipeText, lines, Float32Array.of(1, 1, 0)));
    appendFileSync(fileOf(folder, 'history.jsonl'), `${lines.slice(3).join('\n')}\n`);
    const summary = await ended;
    assert.equal(summary.epochs, 3);
    const row = await vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 3);
    assert.ok(row.split === 'train' || row.split === 'test', 'the row is known');
    const values = { exam1: 90, exam2: 90 };
    const here = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', document.uri, values);
    const opened = await vscode.commands.executeCommand<vscode.Uri>(
      'neuron.openModel',
      vscode.Uri.file(fileOf(folder, 'model.safetensors')),
    );
    const there = await vscode.commands.executeCommand<Prediction>('neuron.predictSample', opened, values);
    assert.deepEqual(there.probabilities, here.probabilities);
    assert.equal(String(there.value), '1');
  });

  test('a "Cancel" that comes when all rows have been read leaves nothing behind', async () => {
    const document = await openFile('cancelled.csv', examTable(60));
    const late = { isCancellationRequested: true, onCancellationRequested: () => new vscode.Disposable(() => undefined) };
    type Task = (progress: vscode.Progress<unknown>, token: vscode.CancellationToken) => Promise<unknown>;
    const message = await whileWrapped(
      vscode.window,
      'withProgress',
      (_, [, task]) => (task as Task)({ report: () => undefined }, late),
      () => rejection(writeTo(document.uri, 'cancelled')),
    );
    assert.match(message, /Canceled/);
    assert.equal(existsSync(path.join(parent, 'cancelled')), false);
  });

  test('a killed process ends the run in words', async () => {
    const document = await openFile('killed.csv', examTable(60));
    const folder = await writeTo(document.uri, 'killed');
    const [start] = playedHistory(readRecipe(readFileSync(fileOf(folder, 'recipe.json'), 'utf8')).plan, 3);
    const failed = JSON.stringify({ event: 'failed', reason: 'lostProcess', rank: 0, detail: 'Connection closed by peer' });
    writeFileSync(fileOf(folder, 'history.jsonl'), `${start}\n${failed}\n`);
    assert.match(
      await rejection(follow(folder)),
      /A process of the training ended before it was done.+process 0: Connection closed by peer/,
    );
  });

  test('a training that no longer responds is over, in words', async () => {
    const document = await openFile('silent.csv', examTable(60));
    const folder = await writeTo(document.uri, 'silent');
    const lines = playedHistory(readRecipe(readFileSync(fileOf(folder, 'recipe.json'), 'utf8')).plan, 3);
    writeFileSync(fileOf(folder, 'history.jsonl'), `${lines.slice(0, 2).join('\n')}\n`);
    writeFileSync(fileOf(folder, 'alive'), '1');
    const heard: string[] = [];
    const read = await readScaleFolder(folder);
    const failure = await new Promise<Failure>((onEnd) => {
      const onReport = ({ type }: WorkerReport) => heard.push(type);
      // Silent for no time at all is enough here.
      new FollowedTraining(read, 'run', { onReport, onEnd, onWait: () => undefined }, 0);
    });
    assert.deepEqual(heard, ['planned', 'epochs']);
    assert.match(inEnglish(failure.message), /no longer responds/);
  });

  test('a stop is a file that train.py finds', async () => {
    const document = await openFile('stopped.csv', examTable(60));
    const folder = await writeTo(document.uri, 'stopped');
    const watcher = watch(folder.fsPath);
    const found = new Promise<void>((resolve) => {
      watcher.on('change', (_, name) => {
        if (name === 'stop') resolve();
      });
    });
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    await found;
    watcher.close();
  });

  test('refuses in words what is there already, what is no such folder, and a table that cannot be planned', async () => {
    const document = await openFile('refused.csv', examTable(60));
    const folder = await writeTo(document.uri, 'refused');
    assert.match(await rejection(writeTo(document.uri, 'refused')), /There is something at .+ already/);
    assert.match(await rejection(follow(vscode.Uri.file(parent))), /There is no recipe.json in/);
    writeFileSync(fileOf(folder, 'recipe.json'), '{}');
    assert.match(await rejection(follow(folder)), /no training at scale that Neuron has written/);
    const poor = await openFile('poor.csv', 'a,b\n1,2\n');
    await rejection(writeTo(poor.uri, 'poor'));
    assert.equal(existsSync(path.join(parent, 'poor')), false);
  });
});
