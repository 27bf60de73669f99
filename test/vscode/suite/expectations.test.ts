import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { createId } from '../../../src/platform/random.ts';
import { workerThreads } from '../../../src/platform/workerThread.ts';
import { WorkerPool } from '../../../src/session/workerPool.ts';
import { ExpectationTests } from '../../../src/testing/expectationTests.ts';
import { openFile, until } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

const dist = path.join(vscode.extensions.getExtension('neuron-lab.neuron')?.extensionPath ?? '', 'dist');

/** Results of a run's items, by label. */
interface Told {
  readonly outcome: string;
  readonly said?: string;
  readonly line?: number;
}

/** The results of the items in a run. */
async function run(tests: ExpectationTests, items?: readonly vscode.TestItem[]): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  const record = (outcome: string, { label }: vscode.TestItem, message?: vscode.TestMessage | readonly vscode.TestMessage[]) => {
    const [first] = message === undefined ? [] : [message].flat();
    told.set(label, {
      outcome,
      ...(first
        ? { said: String(typeof first.message === 'string' ? first.message : first.message.value), line: first.location?.range.start.line }
        : {}),
    });
  };
  await whileWrapped(
    tests.controller,
    'createTestRun',
    (create, parameters) => {
      const real = create(...parameters) as vscode.TestRun;
      return {
        started: (item: vscode.TestItem) => real.started(item),
        passed: (item: vscode.TestItem) => (record('passed', item), real.passed(item)),
        failed: (item: vscode.TestItem, message: vscode.TestMessage) => (record('failed', item, message), real.failed(item, message)),
        errored: (item: vscode.TestItem, message: vscode.TestMessage) => (record('errored', item, message), real.errored(item, message)),
        skipped: (item: vscode.TestItem) => (record('skipped', item), real.skipped(item)),
        end: () => (told.set('end', { outcome: 'ended' }), real.end()),
      };
    },
    () => tests.run(new vscode.TestRunRequest(items), new vscode.CancellationTokenSource().token),
  );
  return told;
}

const content = `{
  "table": "exam_scores.csv",
  "options": { "target": "pass", "epochs": 200 },
  "expect": [
    "exam1 90, exam2 90 → pass ≥ 0.9",
    "exam1 40, exam2 40 → pass ≥ 0.9",
    "never falls with exam1",
    "never rises with exam2",
    "accuracy ≥ 0.999",
    "exam1 90 → pass ≥ 0.9"
  ]
}
`;

suite('expectations in the Test Explorer', () => {
  const pool = new WorkerPool(workerThreads(path.join(dist, 'nodeWorker.mjs')), 1);
  let tests: ExpectationTests;
  setup(() => {
    tests = new ExpectationTests({ pool, createId }, createId());
  });
  teardown(() => tests.dispose());
  suiteTeardown(() => pool.dispose());

  const itemOf = (document: vscode.TextDocument) => {
    const item = tests.controller.items.get(document.uri.toString());
    assert.ok(item, 'the file has an item');
    return item;
  };

  test('are found, run, and fail at their lines with the row and the number; the command line says the same', async () => {
    const document = await openFile('exams.neuron.test.json', content);
    await tests.controller.resolveHandler?.(undefined);
    const item = itemOf(document);
    assert.equal(item.children.size, 6);
    const told = await run(tests, [item]);
    assert.deepEqual(
      [...told].map(([label, { outcome, line }]) => [label, outcome, line]),
      [
        ['exam1 90, exam2 90 → pass ≥ 0.9', 'passed', undefined],
        ['exam1 40, exam2 40 → pass ≥ 0.9', 'failed', 5],
        ['never falls with exam1', 'passed', undefined],
        ['never rises with exam2', 'failed', 7],
        ['accuracy ≥ 0.999', 'failed', 8],
        ['exam1 90 → pass ≥ 0.9', 'errored', 9],
        ['end', 'ended', undefined],
      ],
    );
    assert.match(told.get('exam1 40, exam2 40 → pass ≥ 0.9')?.said ?? '', /^pass is 0\.\d+, expected ≥ 0\.9\.$/);
    assert.match(
      told.get('never rises with exam2')?.said ?? '',
      /^In the row of line \d+ it rises from [\d.e−]+ to [\d.e−]+ where exam2 grows from/,
    );
    const terminal = spawnSync(process.execPath, [path.join(dist, 'cli.mjs'), 'test', document.uri.fsPath, '--json'], {
      encoding: 'utf8',
      env: { LANG: 'C' },
    });
    assert.equal(terminal.status, 1, terminal.stderr);
    const { files } = JSON.parse(terminal.stdout) as { files: { expectations: { expectation: string; message?: string }[] }[] };
    assert.deepEqual(
      files[0].expectations.map(({ expectation, message }) => [expectation, message]),
      [...told].slice(0, 6).map(([label, { said }]) => [label, said]),
    );
  });

  test('one of them is run alone', async () => {
    const document = await openFile('exams.neuron.test.json', content);
    await tests.controller.resolveHandler?.(undefined);
    const child = itemOf(document).children.get(`${document.uri.toString()}#0`);
    assert.ok(child);
    assert.deepEqual([...(await run(tests, [child])).keys()], ['exam1 90, exam2 90 → pass ≥ 0.9', 'end']);
  });

  test('run again when their table is saved, as long as somebody wants that', async () => {
    const table = await openFile('kept.csv', 'x,y\n1,no\n2,no\n3,yes\n4,yes\n5,yes\n6,no\n');
    const document = await openFile(
      'kept.neuron.test.json',
      '{ "table": "kept.csv", "options": { "epochs": 5 }, "expect": ["loss ≤ 100"] }',
    );
    await tests.controller.resolveHandler?.(undefined);
    const item = itemOf(document);
    const source = new vscode.CancellationTokenSource();
    const begun: unknown[] = [];
    const ended = new Promise<void>((resolve) => {
      void whileWrapped(
        tests.controller,
        'createTestRun',
        (create, parameters) => {
          const real = create(...parameters) as vscode.TestRun;
          begun.push(parameters[0]);
          return {
            started: () => undefined,
            passed: (child: vscode.TestItem) => real.passed(child),
            failed: () => undefined,
            errored: () => undefined,
            end: () => {
              real.end();
              resolve();
            },
          };
        },
        async () => {
          await tests.run(new vscode.TestRunRequest([item], undefined, undefined, true), source.token);
          assert.deepEqual(begun, []);
          const edit = new vscode.WorkspaceEdit();
          edit.insert(table.uri, new vscode.Position(1, 0), '0,no\n');
          await vscode.workspace.applyEdit(edit);
          await table.save();
          await ended;
        },
      );
    });
    await ended;
    assert.equal(begun.length, 1);
    source.cancel();
    for (const { uri } of [table, document]) await vscode.workspace.fs.delete(uri);
  });

  test('follow their file: what is typed, a new one, and one that is deleted', async () => {
    const document = await openFile(
      'typed.neuron.test.md',
      '| option | value |\n|-|-|\n| table | exam_scores.csv |\n\n| expectation |\n|-|\n| accuracy ≥ 0.5 |\n',
    );
    await tests.controller.resolveHandler?.(undefined);
    const item = itemOf(document);
    assert.equal(item.children.size, 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(7, 0), '| auc ≥ 0.5 |\n');
    await vscode.workspace.applyEdit(edit);
    await until(
      () => item.children.size === 2,
      (check) => vscode.workspace.onDidChangeTextDocument(check),
    );
    await document.save();
    await vscode.workspace.fs.delete(document.uri);
    await tests.controller.refreshHandler?.(new vscode.CancellationTokenSource().token);
    assert.equal(tests.controller.items.get(document.uri.toString()), undefined);
  });

  test('say at the file what is wrong with it, and at each of them that there is no table', async () => {
    const torn = await openFile('torn.neuron.test.json', '{ "table": "exam_scores.csv",\n "expect" }');
    const without = await openFile('without.neuron.test.json', '{ "table": "nowhere.csv", "expect": ["accuracy ≥ 0.5"] }');
    await tests.controller.resolveHandler?.(undefined);
    const { error } = itemOf(torn);
    assert.match(typeof error === 'string' ? error : '', /^Line 2 is not JSON/);
    assert.match((await run(tests, [itemOf(torn)])).get('torn.neuron.test.json')?.said ?? '', /^Line 2 is not JSON/);
    const told = await run(tests, [itemOf(without)]);
    assert.match(told.get('accuracy ≥ 0.5')?.said ?? '', /nowhere\.csv/);
    for (const { uri } of [torn, without]) await vscode.workspace.fs.delete(uri);
  });

  test('say at each of them that a table outside of every folder is not there, however its place is written', async () => {
    for (const place of [
      '/nowhere/at all.csv',
      '//server/share/t.csv',
      '\\\\server\\share\\t.csv',
      '../../../../nowhere.csv',
      'a\0b.csv',
    ]) {
      const document = await openFile('far.neuron.test.json', JSON.stringify({ table: place, expect: ['accuracy ≥ 0.5'] }));
      await tests.controller.resolveHandler?.(undefined);
      const told = (await run(tests, [itemOf(document)])).get('accuracy ≥ 0.5');
      assert.deepEqual([told?.outcome, (told?.said ?? '') !== ''], ['errored', true], place);
      await vscode.workspace.fs.delete(document.uri);
    }
  });
});
