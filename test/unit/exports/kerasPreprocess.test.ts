import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { exportKeras } from '../../../src/exports/keras/exportKeras.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { findKerasPython } from './askKeras.ts';
import { expectAnswers, readAnswers } from './expectAnswers.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { repeat, scatter, tableOf } from '../dataset/buildFrom.ts';

const count = 90;
const x = scatter(count);
const inEuros = (value: number) =>
  `${Math.floor(value / 1000) > 0 ? `${Math.floor(value / 1000)}.` : ''}${String(Math.floor(value) % 1000)},5 €`;
const months = ['January', 'March', 'May', 'October'];

/** Columns that no Keras layer can read as they are in a file. */
const columns = {
  'prices with a comma': { price: x.map(inEuros), size: x.map((value) => value % 7) },
  'dates by name': { when: x.map((value, row) => `${1 + (row % 28)} ${months[Math.floor(value) % 4]} 20${10 + (row % 12)}`), size: x },
  durations: { lap: x.map((value) => `${Math.floor(value / 60)}:${String(Math.floor(value) % 60).padStart(2, '0')}`), size: x },
  'a date alone': {
    when: x.map((value, row) => `${String(1 + (row % 28)).padStart(2, '0')}.${String(1 + (Math.floor(value) % 12)).padStart(2, '0')}.2021`),
  },
  'yes and no in other words': { size: x, paid: repeat(['Yes', 'no', 'Y', 'N', 'yes'], count) },
} as const;
const targets: Readonly<Record<string, (value: number) => string | number>> = {
  'two classes': (value: number) => (value > 400 ? 'a' : 'b'),
  several: (value: number) => (value > 600 ? 'a' : value > 300 ? 'b' : 'c'),
  'a number': (value: number) => 10 + value * 3,
  'a logarithm': (value: number) => Math.exp(1 + value / 100),
};

const cases = Object.entries(columns).flatMap(([kind, own], place) =>
  Object.entries(targets).map(([target, answer]) =>
    trainCase(`${kind}, ${target}`, tableOf({ ...own, target: x.map(answer) }), {
      ...{ target: 'target', epochs: 6, hidden: place % 2 === 0 ? [4] : [], features: Object.keys(own) },
      targetScale: target === 'a logarithm' ? 'log' : 'linear',
      ...('paid' in own ? { mergeSpellings: ['paid'] } : {}),
    }),
  ),
);

/** The module, and the model's bytes. */
async function filesOf({ exported }: ExportCase) {
  const { files, limits } = await exportKeras(exported, 'case.keras');
  const [keras, preprocess] = files;
  if (typeof keras.content === 'string') throw new Error('The model is no text');
  return { keras: keras.content, names: files.map(({ name }) => name), limits, module: preprocess && String(preprocess.content) };
}

/** Runs the script with each case's files in a separate folder; its last line of output is JSON. */
async function inPython(python: string, asked: readonly ExportCase[], script: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-preprocess-'));
  try {
    const told = await Promise.all(
      asked.map(async (of, place) => {
        const { keras, module } = await filesOf(of);
        const file = path.join(folder, `case_${place}.keras`);
        writeFileSync(file, keras);
        writeFileSync(path.join(folder, `preprocess_${place}.py`), module ?? '');
        return { file, rows: of.rows };
      }),
    );
    writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(told));
    writeFileSync(path.join(folder, 'run.py'), script);
    const said = execFileSync(python, [path.join(folder, 'run.py')], { cwd: folder, maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'pipe'] });
    return said.toString().trim().split('\n').at(-1) ?? '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('where no layer reads a column, preprocess.py lies beside the model, which is said before and in the file', async () => {
  const [of] = cases;
  const { names, limits, keras, module } = await filesOf(of);
  expect(names).toEqual(['case.keras', 'preprocess.py']);
  const said = limits.map(inEnglish).filter((line) => line.includes('preprocess.py'));
  expect(said).toEqual([expect.stringContaining('Cells of "price" are read')]);
  const { about } = JSON.parse(strFromU8(unzipSync(keras)['metadata.json'])) as { about: string[] };
  expect(about.join('\n')).toContain('preprocess.py');
  expect(module).toContain('def inputs(row):');
});

test('where layers read every cell there is no such file', async () => {
  const plain = caseNames.find(({ features }) => features === 'numbers');
  if (!plain) throw new Error('There are cases of numbers');
  const { names, limits } = await filesOf(exportCase(plain));
  expect(names).toEqual(['case.keras']);
  expect(limits.map(inEnglish).join(' ')).not.toContain('preprocess.py');
});

test('preprocess.py makes the inputs that Neuron makes of 50 rows', async () => {
  const script = `
import importlib, json
told = [[module.inputs(dict(row)) for row in case["rows"]] for place, case in enumerate(json.load(open("cases.json"))) for module in [importlib.import_module(f"preprocess_{place}")]]
print(json.dumps(told))
`;
  const given = JSON.parse(await inPython('python3', cases, script)) as number[][][];
  expect(given.length).toBe(20);
  cases.forEach(({ name, rows, model }, place) => {
    expect(rows.length, name).toBeGreaterThanOrEqual(50);
    rows.forEach((row, at) => {
      const { inputs: own } = encodeRow(model.encoder, new Map(row));
      given[place][at].forEach((input, index) => expect(Math.abs(input - own[index]), `${name}, row ${at}`).toBeLessThan(1e-6));
      expect(given[place][at].length).toBe(own.length);
    });
    // Not all values are missing.
    expect(new Set(given[place].map((inputs) => inputs[0])).size, name).toBeGreaterThan(1);
  });
});

const python = findKerasPython();
test.skipIf(python === undefined)(
  'the dense stack of the loaded model gives with them what Neuron answers (needs Keras 3 with TensorFlow)',
  async () => {
    const script = `
import importlib, json, os
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
answers = []
for place, case in enumerate(json.load(open("cases.json"))):
    module = importlib.import_module(f"preprocess_{place}")
    given = {name: one.numpy() for name, one in module.predict(keras.models.load_model(case["file"]), [dict(row) for row in case["rows"]]).items()}
    value = [one.decode() if isinstance(one, bytes) else float(one) for one in given["value"][:, 0]]
    probabilities = given["probabilities"].tolist() if "probabilities" in given else [None] * len(value)
    answers.append(list(zip(value, probabilities)))
print(json.dumps(answers).replace("Infinity", "1e999"))
`;
    const answers = readAnswers(await inPython(python ?? '', cases, script));
    cases.forEach((of, place) => expectAnswers(of, answers[place]));
  },
  600_000,
);
