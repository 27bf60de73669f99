import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from './runCli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'neuron-expectations-'));
cpSync(path.resolve(import.meta.dirname, '../../media/samples'), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const exams = (...expect: readonly unknown[]) =>
  JSON.stringify({ table: 'exam_scores.csv', options: { target: 'pass', epochs: 100 }, expect });

interface Told {
  readonly files: readonly {
    readonly file: string;
    readonly error?: string;
    readonly expectations: readonly { readonly outcome: string }[];
  }[];
  readonly met: number;
  readonly unmet: number;
}

test('what is met ends with 0, in words and as JSON', async () => {
  write(
    'good.neuron.test.json',
    exams('exam1 90, exam2 90 → pass ≥ 0.9', { row: { exam1: 40, exam2: 40 }, is: '0' }, 'never falls with exam1', 'accuracy ≥ 80 %'),
  );
  const words = await runCli(folder, ['test', 'good.neuron.test.json']);
  expect([words.code, words.err]).toEqual([0, '']);
  expect(words.out).toContain('  ✓ exam1 90, exam2 90 → pass ≥ 0.9\n');
  expect(words.out).toMatch(/4 met, 0 not met\.\n$/);
  const json = JSON.parse((await runCli(folder, ['test', 'good.neuron.test.json', '--json'])).out) as Told;
  expect([json.met, json.unmet, json.files[0].expectations.map(({ outcome }) => outcome)]).toEqual([4, 0, ['met', 'met', 'met', 'met']]);
});

test('what is not met ends with 1, with the line of the file, the row and the number', async () => {
  write(
    'bad.neuron.test.md',
    '| option | value |\n| - | - |\n| table | exam_scores.csv |\n| epochs | 100 |\n\n| expectation |\n| - |\n| never rises with exam2 |\n| r2 > 0 |\n',
  );
  const { code, out } = await runCli(folder, ['test', 'bad.neuron.test.md']);
  expect(code).toBe(1);
  expect(out).toMatch(/bad\.neuron\.test\.md:8: In the row of line \d+ it rises from [\d.e−]+ to [\d.e−]+ where exam2 grows from/);
  expect(out).toContain('bad.neuron.test.md:9: The model has no r2');
});

test('files are found in folders; one that cannot be judged ends with 3, the others are judged all the same', async () => {
  const inside = path.join(folder, 'many', 'deeper');
  mkdirSync(inside, { recursive: true });
  mkdirSync(path.join(folder, 'many', 'node_modules'));
  write('many/node_modules/neuron.test.json', '{');
  write('many/a.neuron.test.json', '{\n"table": }');
  write('many/b.neuron.test.json', '{ "table": "nowhere.csv", "expect": ["accuracy > 0"] }');
  write('many/deeper/neuron.test.json', exams('accuracy > 0.5').replace('exam_scores.csv', '../../exam_scores.csv'));
  const { code, out } = await runCli(folder, ['test', 'many', '--json']);
  const { files, met } = JSON.parse(out) as Told;
  expect([code, met]).toEqual([3, 1]);
  expect(files.map(({ file, error }) => [file, error?.split(' could')[0]])).toEqual([
    [path.join('many', 'a.neuron.test.json'), 'Line 2 is not JSON: ValueExpected.'],
    [path.join('many', 'b.neuron.test.json'), path.join(folder, 'many', 'nowhere.csv')],
    [path.join('many', 'deeper', 'neuron.test.json'), undefined],
  ]);
  rmSync(path.join(folder, 'many'), { recursive: true });
});

test('a model that is saved is judged without a training, its rows by a table beside it', async () => {
  expect((await runCli(folder, ['train', 'exam_scores.csv', '--target', 'pass', '--to', 'exam.neuron'])).code).toBe(0);
  write('model.neuron.test.json', JSON.stringify({ model: 'exam.neuron', expect: ['accuracy ≥ 0.8', 'never falls with exam1'] }));
  expect((await runCli(folder, ['test', 'model.neuron.test.json'])).out).toContain('"never" needs the rows of a table');
  write(
    'model.neuron.test.json',
    JSON.stringify({ model: 'exam.neuron', table: 'exam_scores.csv', expect: ['accuracy ≥ 0.8', 'never falls with exam1'] }),
  );
  expect((await runCli(folder, ['test', 'model.neuron.test.json'])).code).toBe(0);
});

test.each(['onnx', 'keras', 'tfjs'])('so is one that has left as %s', async (format) => {
  const to = `taken-${format}.${format === 'tfjs' ? 'json' : format}`;
  expect((await runCli(folder, ['export', 'exam.neuron', '--format', format, '--to', to])).code).toBe(0);
  write(
    'taken.neuron.test.json',
    JSON.stringify({ model: to, table: 'exam_scores.csv', expect: ['exam1 90, exam2 90 → pass ≥ 0.9', 'never falls with exam1'] }),
  );
  const { code, out } = await runCli(folder, ['test', 'taken.neuron.test.json']);
  expect(code, out).toBe(0);
});

test('a folder without expectations is no success', async () => {
  mkdirSync(path.join(folder, 'empty'));
  const { code, err } = await runCli(folder, ['test', 'empty']);
  expect([code, err]).toEqual([3, expect.stringContaining('There is no file of expectations')]);
});

test('the examples are met', async () => {
  const { code, out } = await runCli(path.resolve(import.meta.dirname, '../expectations'), ['test']);
  expect(code, out).toBe(0);
});
