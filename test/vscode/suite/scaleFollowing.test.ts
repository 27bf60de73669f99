import * as assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { FollowedFolders } from '../../../src/commands/scale/followedFolders.ts';
import { ScaleCommand } from '../../../src/commands/scale/scaleCommand.ts';
import { SessionFiles } from '../../../src/documents/sessionFiles.ts';
import { readRecipe } from '../../../src/scale/recipe.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { TrainingRuns } from '../../../src/session/trainingRuns.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { playedHistory, playedModel } from '../../unit/scale/playedTraining.ts';
import { fakeWorkers } from '../../unit/session/fakeWorkers.ts';
import { examTable, openFile, until } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

/** The memory of a workspace, which outlives its windows. */
function createMemory(): vscode.Memento & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key) as never,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
}

/** Follows trainings in a window without training anything. */
function openWindow(memory: vscode.Memento, storage: string) {
  const sessions = new Sessions();
  const runs = new TrainingRuns(sessions, new WorkerPool(fakeWorkers().spawn, 1), () => String(Math.random()));
  const log = { warn: () => undefined, error: () => undefined };
  const files = new SessionFiles(
    { folder: vscode.Uri.file(storage), fileSystem: vscode.workspace.fs, log, warn: () => undefined },
    sessions,
  );
  const followed = new FollowedFolders(memory);
  const errors: string[] = [];
  const shown: string[] = [];
  const services = { runs, sessions, files, followed, maker: 'Neuron', programs: vscode.Uri.file(storage) };
  const scale = new ScaleCommand({ ...services, showError: (error) => void errors.push(String(error)) }, (uri) => void shown.push(uri));
  const phase = (uri: vscode.Uri, wanted: string) =>
    until(
      () => sessions.state(uri.toString()).run?.phase === wanted,
      (check) => ({ dispose: sessions.subscribe(check) }),
    );
  return {
    ...{ sessions, scale, errors, shown, phase },
    close: () => {
      followed.dispose();
      runs.dispose();
    },
  };
}

suite('a training at scale and the windows that follow it', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'neuron-following-'));
  suiteTeardown(() => rmSync(parent, { recursive: true }));
  const write = async (name: string) => {
    const document = await openFile(`${name}.csv`, examTable(60));
    const to = vscode.Uri.file(path.join(parent, name));
    const folder = await vscode.commands.executeCommand<vscode.Uri>('neuron.trainAtScale', document.uri, { to, epochs: 3 });
    const recipe = readFileSync(path.join(folder.fsPath, 'recipe.json'), 'utf8');
    const { plan } = readRecipe(recipe);
    const lines = playedHistory(plan, 3);
    const history = path.join(folder.fsPath, 'history.jsonl');
    const end = () => {
      writeFileSync(path.join(folder.fsPath, 'model.safetensors'), playedModel(plan, recipe, lines, Float32Array.of(1, 1, 0)));
      appendFileSync(history, `${lines.slice(3).join('\n')}\n`);
    };
    writeFileSync(history, `${lines.slice(0, 3).join('\n')}\n`);
    return { table: document.uri, folder, history, end };
  };

  test('a window that opens after another goes on following, until the training has come to its end', async () => {
    const { table, folder, end } = await write('reloaded');
    const memory = createMemory();
    const first = openWindow(memory, parent);
    first.scale.follow(folder).catch((error: unknown) => first.errors.push(String(error)));
    await first.phase(table, 'training');
    assert.deepEqual(first.shown, [table.toString()]);
    first.close();
    const second = openWindow(memory, parent);
    await second.scale.followAgain();
    await until(
      () => second.sessions.state(table.toString()).run?.history.length === 2,
      (check) => ({ dispose: second.sessions.subscribe(check) }),
    );
    end();
    await second.phase(table, 'trained');
    assert.deepEqual([second.shown, second.errors], [[], []]);
    await new Promise(setImmediate);
    assert.deepEqual([...memory.values.values()], [[]]);
    second.close();
  });

  test('what has ended while no window was open is found, and so is what has failed, in words', async () => {
    const [ended, failed, gone] = [await write('ended'), await write('failed'), await write('gone')];
    const memory = createMemory();
    const first = openWindow(memory, parent);
    for (const { folder, table } of [ended, failed, gone]) {
      first.scale.follow(folder).catch(() => undefined);
      await first.phase(table, 'training');
    }
    first.close();
    ended.end();
    appendFileSync(failed.history, `${JSON.stringify({ event: 'failed', reason: 'lostProcess', rank: 0, detail: 'reset' })}\n`);
    rmSync(gone.folder.fsPath, { recursive: true });
    const second = openWindow(memory, parent);
    await second.scale.followAgain();
    await second.phase(ended.table, 'trained');
    await second.phase(failed.table, 'failed');
    await new Promise(setImmediate);
    assert.match(second.errors.join(), /^UserError: A process of the training ended before it was done/);
    assert.deepEqual([...memory.values.values()], [[]]);
    second.close();
  });

  test('"Run in Terminal" asks for the number of processes and starts them in the folder, whatever it is called', async function () {
    // The workbench of the oldest version starts no process for any terminal where no window shows it.
    if (vscode.version.startsWith('1.100.')) this.skip();
    const document = await openFile("it's my table & $HOME.csv", examTable(60));
    const folder = vscode.Uri.joinPath(document.uri, '..', "it's my table & $HOME_scale");
    const chooseRun = (_: unknown, [, run]: readonly unknown[]) => Promise.resolve(run);
    const typeProcesses = (_: unknown, [options]: readonly unknown[]) => {
      const { validateInput } = options as { readonly validateInput: (text: string) => string | undefined };
      for (const wrong of ['', '0', '65', '2; rm', '-1', '1.5']) assert.match(String(validateInput(wrong)), /A whole number from 1 to 64/);
      assert.equal(validateInput(' 3 '), undefined);
      // In place of the training: reports where and how it was started.
      const told = 'json.dump([os.path.samefile(".", os.path.dirname(os.path.abspath(__file__))), sys.argv[1:]], open("part", "w"))';
      writeFileSync(path.join(folder.fsPath, 'train.py'), `import json, os, sys\n${told}\nos.rename("part", "ran")\n`);
      return Promise.resolve(' 3 ');
    };
    const sent: string[] = [];
    // A shell without VS Code's shell integration.
    const openTerminal = (open: (...parameters: readonly unknown[]) => unknown, [options]: readonly unknown[]) => {
      const shell = process.platform === 'win32' ? {} : { shellPath: '/bin/sh' };
      const terminal = open({ ...(options as vscode.TerminalOptions), ...shell }) as vscode.Terminal;
      return {
        show: () => terminal.show(),
        sendText: (text: string) => {
          sent.push(text);
          terminal.sendText(text);
        },
      };
    };
    await whileWrapped(vscode.window, 'showInformationMessage', chooseRun, () =>
      whileWrapped(vscode.window, 'showInputBox', typeProcesses, () =>
        whileWrapped(vscode.window, 'createTerminal', openTerminal, async () => {
          const written = await vscode.commands.executeCommand<vscode.Uri>('neuron.trainAtScale', document.uri);
          assert.equal(written.toString(), folder.toString());
          await fileOf(folder, 'ran');
        }),
      ),
    );
    assert.deepEqual(JSON.parse(readFileSync(path.join(folder.fsPath, 'ran'), 'utf8')), [true, ['--processes', '3']]);
    // Nothing that bash, PowerShell or cmd could interpret differently.
    assert.match(sent.join('|'), /^python3? train\.py --processes 3$/);
  });
});

/** Resolves when the file exists. */
function fileOf(folder: vscode.Uri, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder.fsPath, () => look());
    const look = () => {
      if (!existsSync(path.join(folder.fsPath, name))) return;
      watcher.close();
      resolve();
    };
    look();
  });
}
