import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'vitest';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportJavaScript } from '../../../src/exports/javascript/exportJavaScript.ts';
import { exportMicroPython, exportPython } from '../../../src/exports/python/exportPython.ts';
import type { RowAnswer } from '../../../src/model/prediction.ts';
import { repeat, scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers, readAnswers } from './expectAnswers.ts';

const x = scatter(80);
const columns = {
  amount: x.map((value, row) => (row % 7 === 3 ? '' : (value / 3).toFixed(2))),
  code: repeat(['1', '2', '', '3', '2'], 80),
  year: x.map((_, row) => (row % 9 === 5 ? '' : String(1990 + (row % 30)))),
  active: repeat(['TRUE', 'FALSE', 'TRUE', ''], 80),
  city: repeat(['Oslo', 'Rome', ''], 80),
  groups: x.map((value) => Math.round(value * 40 + 1000).toLocaleString('en')),
};
const targets = {
  'two classes': x.map((value) => (value > 450 ? 'b' : 'a')),
  'a number': x.map((value, row) => value + row),
};
const cases = Object.entries(targets).map(([name, target]) =>
  trainCase(name, tableOf({ ...columns, target }), {
    ...{ target: 'target', hidden: [4], kinds: [{ column: 'code', kind: 'category' }], epochs: 30 },
  }),
);

/** How a program may have a cell without a value; the last two as pandas and numpy have it. */
const nothings = ['None', 'nan', 'absent', 'empty', 'NotAvailable', 'narrow'];

const runner = `
import importlib.util, json, sys

# As pandas.NA: what comes of comparing it is neither true nor false.
class NotAvailable:
    __hash__ = None
    def __eq__(self, other):
        return self
    def __ne__(self, other):
        return self
    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")
    def __str__(self):
        return "<NA>"

# As a numpy.float32 that is no number, which is no float of Python.
class Narrow:
    def __str__(self):
        return "nan"

def typed(cell):
    if cell in ("TRUE", "FALSE"):
        return cell == "TRUE"
    for number in (int, float):
        try:
            return number(cell)
        except ValueError:
            pass
    return cell

given = {"None": None, "nan": float("nan"), "empty": "", "NotAvailable": NotAvailable(), "narrow": Narrow()}
answers = []
for file, rows, classes, nothing in json.load(sys.stdin):
    spec = importlib.util.spec_from_file_location("case", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = []
    for cells in rows:
        row = {name: given[nothing] if cell == "" else typed(cell) for name, cell in cells if cell != "" or nothing in given}
        answer = module.predict(row)
        told.append([answer["value"], [answer["probabilities"][name] for name in classes] if classes else None])
    answers.append(told)
print(json.dumps(answers))
`;

/** Runs with a folder that is removed behind it. */
async function inFolder(run: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-typed-'));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ['Python', exportPython, nothings],
  ['MicroPython', exportMicroPython, nothings.slice(0, 4)],
] as const)('%s takes numbers, truth and every kind of nothing for what stands in the file', (_, exporter, chosen) =>
  inFolder((folder) => {
    const asked = cases.flatMap((of, place) => {
      const file = path.join(folder, `case_${place}.py`);
      writeFileSync(file, String(exporter(of.exported, 'case.py').files[0].content));
      return chosen.map((nothing) => ({ of, task: [file, of.rows, targetClasses(of.model.encoder.target), nothing] }));
    });
    const told = execFileSync('python3', ['-c', runner], { input: JSON.stringify(asked.map(({ task }) => task)) });
    readAnswers(told.toString()).forEach((answers, place) => expectAnswers(asked[place].of, answers, 1e-9));
  }),
);

test.each([
  ['null', null],
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['no key', 'no key'],
])('JavaScript does so, with %s for nothing', (_, nothing) =>
  inFolder(async (folder) => {
    for (const [place, of] of cases.entries()) {
      const file = path.join(folder, `case_${place}.mjs`);
      writeFileSync(file, String(exportJavaScript(of.exported, 'case.mjs').files[0].content));
      const { predict } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { predict: (row: object) => RowAnswer };
      const answers = of.rows.map((row) => answerOf(of, predict(rowOf(row, nothing))));
      expectAnswers(of, answers, 1e-9);
    }
  }),
);

function rowOf(cells: ExportCase['rows'][number], nothing: unknown): object {
  const typed = (cell: string) =>
    ['TRUE', 'FALSE'].includes(cell) ? cell === 'TRUE' : String(Number(cell)) === cell ? Number(cell) : cell;
  return Object.fromEntries(
    cells.flatMap(([name, cell]) => {
      if (cell !== '') return [[name, typed(cell)]];
      return nothing === 'no key' ? [] : [[name, nothing]];
    }),
  );
}

function answerOf({ model }: ExportCase, { value, probabilities }: RowAnswer) {
  const classes = targetClasses(model.encoder.target);
  return probabilities ? { value, probabilities: classes.map((of) => probabilities[of]) } : { value };
}
