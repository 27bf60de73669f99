import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportNotebook } from '../../../src/exports/notebook/exportNotebook.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { initializeWeights } from '../../../src/network/initializeWeights.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { createBatchOrder } from '../../../src/training/batchOrder.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { expectEqual } from '../expectEqual.ts';
import { findKerasPython } from './askKeras.ts';
import { findPythonWith } from './debianPython.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers, readAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';

/** Runs the cells of each notebook up to the first one with Keras, or all of them, and reports the results: a line for each. */
const runner = `
import ast, io, contextlib, json, os, sys

def run(folder, classes, size, seed, with_keras):
    os.chdir(folder)
    cells = json.load(open("case.ipynb"))["cells"]
    sources = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    for source in sources:
        ast.parse(source)
    scope = {}
    for source in sources:
        if "keras" in source and not with_keras:
            continue
        with contextlib.redirect_stdout(io.StringIO()):
            exec(source, scope)
    batches = scope["batches"](scope["train"], size, seed)
    steps = -(-len(scope["train"]) // size)
    return {
        "answers": [[[a["value"], [a["probabilities"][c] for c in classes] if "probabilities" in a else None] for a in scope["answers"]]],
        "x": scope["x"][:50].tolist(),
        "train": scope["train"].tolist(),
        "test": scope["test"].tolist(),
        "validation": scope["validation"].tolist(),
        "epochs": [[int(row) for _ in range(steps) for row in next(batches)] for _ in range(2)],
        "start": scope["start"].tolist(),
        "figures": scope.get("figures"),
    }

for case in json.load(sys.stdin):
    print(json.dumps(run(*case)))
`;

interface Ran {
  readonly answers: unknown;
  readonly x: readonly (readonly number[])[];
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly validation: readonly number[];
  readonly epochs: readonly (readonly number[])[];
  readonly start: readonly number[];
  readonly figures?: Readonly<Record<string, readonly [number, number]>>;
}

/** All in one process, since numpy takes longer to load than a notebook to run. */
function runAll(python: string, cases: readonly ExportCase[], withKeras: boolean): readonly Ran[] {
  const parent = mkdtempSync(path.join(tmpdir(), 'neuron-notebook-'));
  try {
    const asked = cases.map(({ exported, model, text, plan }, index) => {
      const folder = path.join(parent, String(index));
      mkdirSync(folder);
      writeFileSync(path.join(folder, exported.fileName), text);
      writeFileSync(path.join(folder, 'case.ipynb'), String(exportNotebook(exported, 'case.ipynb').files[0].content));
      const { batchSize, seed } = plan.hyperparameters;
      return [folder, targetClasses(model.encoder.target), batchSize, seed, withKeras];
    });
    const env = { ...process.env, KERAS_BACKEND: 'tensorflow' };
    const told = execFileSync(python, ['-c', runner], {
      input: JSON.stringify(asked),
      maxBuffer: 1e9,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const lines = told.toString().trimEnd().split('\n');
    return lines.slice(-cases.length).map((line) => JSON.parse(line) as Ran);
  } finally {
    rmSync(parent, { recursive: true });
  }
}

function run(python: string, of: ExportCase, withKeras: boolean): Ran {
  return runAll(python, [of], withKeras)[0];
}

let ofCases: ReadonlyMap<string, Ran> | undefined;

/** What the notebook of a case gives without Keras. */
function ranCase(name: string): Ran {
  const python = findPythonWith('numpy', 'python3-numpy');
  const ran = (ofCases ??= new Map(runAll(python, caseNames.map(exportCase), false).map((one, i) => [caseNames[i].name, one])));
  const found = ran.get(name);
  if (!found) throw new Error(`${name} has not run`);
  return found;
}

test.each(caseNames)('the notebook of $name has the rows, inputs, first weights and batches of Neuron, and its answers', (asked) => {
  const of = exportCase(asked);
  const { model, plan, rows } = of;
  const ran = ranCase(asked.name);
  const answers = readAnswers(JSON.stringify(ran.answers))[0];
  expectAnswers(of, answers.slice(0, rows.length));
  const { seed, initializer } = plan.hyperparameters;
  const train = [...model.ledger.splits.keys()].filter((row) => model.ledger.splits[row] === 1);
  expect(ran.train).toEqual(train);
  const order = createBatchOrder(Uint32Array.from(train), seed);
  for (const epoch of ran.epochs) {
    order.nextEpoch();
    expect(epoch).toEqual([...order.rows]);
  }
  expect(ran.start).toEqual([...initializeWeights(model.architecture, initializer, seed)]);
  const compared = rows.map((row, index) => ({ index, given: ran.x[index], inputs: [...encodeRow(model.encoder, new Map(row)).inputs] }));
  expect(compared.filter(({ given, inputs }) => inputs.some((input, place) => !(Math.abs(given[place] - input) < 5e-7)))).toEqual([]);
});

test('notebooks of random models read the table, its rows and its cells as Neuron does', () => {
  const cases = randomCases(14, 'rich').map((of) => ({ ...of, exported: { ...of.exported, fileName: 'random.csv' } }));
  expect(cases.length).toBeGreaterThan(5);
  const allRan = runAll(findPythonWith('numpy', 'python3-numpy'), cases, false);
  for (const [index, of] of cases.entries()) {
    const { model, plan } = of;
    const ran = allRan[index];
    const count = model.ledger.splits.length;
    const given = readAnswers(JSON.stringify(ran.answers))[0];
    expect(given.length, of.name).toBe(count);
    expectAnswers({ ...of, rows: of.rows.slice(0, count), answers: of.answers.slice(0, count) }, given, 1e-9);
    expect(ran.train, of.name).toEqual([...model.ledger.splits.keys()].filter((row) => model.ledger.splits[row] === 1));
    of.rows.slice(0, count).forEach((row, index) => {
      const { inputs } = encodeRow(model.encoder, new Map(row));
      expectEqual(
        ran.x[index].map((input) => input + 0),
        [...inputs].map((input) => input + 0),
        `${of.name}, row ${index}`,
      );
    });
    const { initializer, seed } = plan.hyperparameters;
    expect(ran.start).toEqual([...initializeWeights(model.architecture, initializer, seed)]);
  }
}, 300_000);

test('where nothing tells which rows were learned from it says so, and draws rows that have an answer', () => {
  const rows = scatter(90).map((value, row) => [value, row % 8 === 3 ? '' : value > 400 ? 'a' : 'b']);
  const text = ['x,target', ...rows.map((cells) => cells.join())].join('\n');
  const of = trainCase('unknown_rows', text, { target: 'target', patience: 5, epochs: 20 });
  const opened = { ...of, exported: { ...of.exported, ledger: { keys: new Uint32Array(0), splits: new Uint8Array(0) } } };
  const notebook = String(exportNotebook(opened.exported, 'a.ipynb').files[0].content);
  expect(notebook).not.toMatch(/the same rows|same batches|three digits/i);
  expect(notebook).toMatch(/each has learned from rows of its own/);
  expect(String(exportNotebook(of.exported, 'a.ipynb').files[0].content)).toMatch(/the same rows.*three digits/s);
  const { train, test: tested, validation } = run(findPythonWith('numpy', 'python3-numpy'), opened, false);
  const all = [...train, ...tested, ...validation].sort((a, b) => a - b);
  expect(all).toEqual([...rows.keys()].filter((row) => rows[row][1] !== ''));
  expect([train, tested, validation].every((part) => part.length > 2)).toBe(true);
});

test('it is a notebook by the rules of Jupyter', () => {
  const check =
    'import json, sys, nbformat\nfor text in json.load(sys.stdin): nbformat.validate(nbformat.reads(text, as_version=4))\nprint("fine")';
  const notebooks = caseNames.map((name) => String(exportNotebook(exportCase(name).exported, 'a.ipynb').files[0].content));
  const told = execFileSync(findPythonWith('nbformat', 'python3-nbformat'), ['-c', check], { input: JSON.stringify(notebooks) });
  expect(told.toString()).toBe('fine\n');
  for (const notebook of notebooks) {
    const { cells } = JSON.parse(notebook) as { readonly cells: readonly { readonly id: string }[] };
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  }
});

test('differences from Neuron are listed before the export and in the notebook', () => {
  const { exported } = exportCase(caseNames[0]);
  const { hyperparameters } = exported.run.plan;
  const changed = {
    ...exported,
    fileName: 'a.xlsx',
    ledger: { keys: new Uint32Array(0), splits: new Uint8Array(0) },
    run: {
      ...exported.run,
      plan: { ...exported.run.plan, continued: { epochs: 3 }, hyperparameters: { ...hyperparameters, dropout: 0.2 } },
    },
  };
  const { limits, files } = exportNotebook(changed, 'a.ipynb');
  expect(limits.map(inEnglish)).toEqual([
    expect.stringMatching(/to some digits/),
    'The notebook reads the table as CSV: save "a.xlsx" as "a.csv" beside it.',
    expect.stringMatching(/draws its own test rows/),
    expect.stringMatching(/^Dropout/),
    expect.stringMatching(/continued another run/),
  ]);
  for (const word of ['some digits', 'Dropout leaves', 'continued another']) expect(String(files[0].content)).toContain(word);
});

const keras = findKerasPython();
const x = scatter(200);
const noise = x.map((_, row) => ((row * 53) % 97) / 97);
const columns = {
  exam1: x.map((value) => value / 10),
  exam2: x.map((value, row) => (value * 7 + row) % 100),
  city: x.map((_, row) => ['a', 'b', 'c'][row % 3]),
};
const scores = x.map((value, row) => value / 1000 + noise[row] / 2 - (row % 3) / 10);
const lessons: readonly (readonly [string, (score: number) => string | number, TrainOptions])[] = [
  ['the lesson', (score) => (score > 0.6 ? 1 : 0), { epochs: 200 }],
  [
    'several classes, balanced',
    (score) => (score > 0.9 ? 'c' : score > 0.5 ? 'b' : 'a'),
    { epochs: 60, hidden: [8], classWeight: 'balanced' },
  ],
  ['a number', (score) => 100 + 30 * score, { epochs: 60, hidden: [8, 4], optimizer: 'momentum', learningRate: 0.01, l2: 0.001 }],
  ['its logarithm, huber', (score) => Math.exp(score + 3), { epochs: 40, targetScale: 'log', loss: 'huber', optimizer: 'rmsprop' }],
  [
    'hinge, cosine',
    (score) => (score > 0.6 ? 'yes' : 'no'),
    { epochs: 60, loss: 'hinge', learningRateSchedule: 'cosine', optimizer: 'nesterov' },
  ],
  [
    'steps, clipped',
    (score) => (score > 0.6 ? 'yes' : 'no'),
    { epochs: 60, learningRateSchedule: 'step', optimizer: 'sgd', clipNorm: 0.1, l1: 0.001 },
  ],
];

test.skipIf(keras === undefined).each(lessons)(
  'Keras learns from the notebook what Neuron has learned: %s',
  (name, target, options) => {
    const text = tableOf({ ...columns, target: scores.map(target) });
    const { figures } = run(keras ?? '', trainCase(name.replace(/\W+/g, '_'), text, { target: 'target', ...options }), true);
    for (const part of ['training', 'test']) {
      const [ofNeuron, ofKeras] = figures?.[part] ?? [0, 1];
      expect(Math.abs(ofKeras - ofNeuron), `${part}: ${ofNeuron} and ${ofKeras}`).toBeLessThan(1e-3);
    }
  },
  600_000,
);
