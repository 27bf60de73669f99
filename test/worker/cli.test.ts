import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportFormats, formats } from '../../src/exports/formats.ts';
import { readNeuronFile } from '../../src/exports/neuron/neuronFile.ts';
import { textSource } from '../../src/protocol/tableSource.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { cliScript as script, runCli, type Ended } from './runCli.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

const root = path.resolve(import.meta.dirname, '../..');
const samples = path.join(root, 'media', 'samples');
const exams = path.join(samples, 'exam_scores.csv');
const folder = mkdtempSync(path.join(tmpdir(), 'neuron-cli-'));
const neuron = (args: readonly string[], input?: string, environment?: Readonly<Record<string, string>>) =>
  runCli(folder, args, input, environment);
const place = (name: string) => path.join(folder, name);

afterAll(() => rmSync(folder, { recursive: true }));

function parsed({ out }: Ended): Record<string, unknown> {
  return JSON.parse(out) as Record<string, unknown>;
}

describe.each(readdirSync(samples).filter((name) => name.endsWith('.csv')))('%s', (name) => {
  const table = path.join(samples, name);

  test('is described and trained on, as JSON', async () => {
    const described = await neuron(['describe', table, '--json']);
    expect([described.code, described.err]).toEqual([0, '']);
    const { target, features } = parsed(described);
    const trained = await neuron(['train', table, '--epochs', '20', '--json']);
    expect([trained.code, trained.err]).toEqual([0, '']);
    expect(parsed(trained)).toMatchObject({ target, features, epochs: 20 });
  });
});

describe('neuron train', () => {
  test.each<[string, TrainOptions, readonly string[]]>([
    ['exam_scores.csv', {}, []],
    ['flowers.csv', { hidden: [8, 4], seed: 7 }, ['--hidden', '8,4', '--seed', '7']],
    ['houses.csv', { hidden: [6], epochs: 30 }, ['--hidden', '6', '--epochs', '30']],
  ])('learns on %s the very weights that the worker learns for VS Code', async (name, options, flags) => {
    const to = place(`${name}.neuron`);
    const { code } = await neuron(['train', path.join(samples, name), ...flags, '--to', to]);
    expect(code).toBe(0);
    const worker = new WorkerUnderTest(path.join(root, 'dist', 'nodeWorker.mjs'));
    try {
      const source = textSource(readFileSync(path.join(samples, name), 'utf8'));
      worker.post({ type: 'train', runId: 'a', source, options, engine: 'wasm' });
      const { trained } = await worker.finish();
      expect(Buffer.from(readNeuronFile(readFileSync(to, 'utf8')).outcome.weights.buffer)).toEqual(
        Buffer.from(trained.outcome.weights.buffer),
      );
    } finally {
      await worker.terminate();
    }
  });

  test('takes a table from standard input, with the same answer as from its file', async () => {
    const piped = await neuron(['train', '-', '--target', 'pass', '--json'], readFileSync(exams, 'utf8'));
    const read = await neuron(['train', exams, '--target', 'pass', '--json']);
    expect(parsed(piped)).toMatchObject({ test: parsed(read).test, warnings: parsed(read).warnings });
  });

  test('speaks to people in words, in their language', async () => {
    const english = await neuron(['train', exams, '--target', 'pass']);
    expect(english.out).toContain('"pass" from "exam1" and "exam2".');
    expect(english.out).toMatch(/Accuracy 0\.\d+, of many more rows/);
    const korean = await neuron(['train', exams, '--target', 'pass'], '', { LANG: 'ko_KR.UTF-8' });
    expect(korean.out).toContain('예측할 열: "pass"');
    expect(korean.out).not.toContain('On rows that');
  });

  test('writes over nothing without --force', async () => {
    const to = place('kept.neuron');
    writeFileSync(to, 'mine');
    const refused = await neuron(['train', exams, '--to', to]);
    expect([refused.code, readFileSync(to, 'utf8')]).toEqual([3, 'mine']);
    expect(refused.err).toContain('--force');
    expect((await neuron(['train', exams, '--to', to, '--force'])).code).toBe(0);
    expect(readFileSync(to, 'utf8')).not.toBe('mine');
  });

  test('ends at Ctrl+C with 130, and writes nothing', async () => {
    const to = place('never.neuron');
    const child = spawn(process.execPath, [script, 'train', '-', '--to', to], { env: { LANG: 'C', PATH: process.env.PATH } });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    // More than a pipe holds: once it has gone, the process is there and reads.
    await new Promise((resolve) => child.stdin.write('a,b\n'.repeat(100_000), resolve));
    child.kill('SIGINT');
    expect([await ended, err, readdirSync(folder).includes('never.neuron')]).toEqual([130, 'Interrupted.\n', false]);
  });
});

describe('neuron refuses', () => {
  test.each([
    ['', 'The file is empty'],
    ['a,b\n1,"2\n', 'a quote is opened and never closed'],
    ['a\n1\n2\n', 'The table has one column'],
    ['a,b\n1,1\n1,1\n', 'No column can be predicted'],
    ['{"a": 1}', 'The file holds JSON'],
  ])('the table %j, with 3 and in words', async (table, said) => {
    const inWords = await neuron(['train', '-'], table);
    expect([inWords.code, inWords.out]).toEqual([3, '']);
    expect(inWords.err).toContain(said);
    const json = await neuron(['train', '-', '--json'], table);
    expect(json.code).toBe(3);
    expect(parsed(json)).toEqual({ error: { kind: 'refused', message: expect.stringContaining(said) as unknown } });
  });

  test('a file that is not there, a folder, a column that is not there, and what is no model', async () => {
    writeFileSync(place('torn.neuron'), '{"format": "neuron-model"');
    for (const [args, said] of [
      [['train', 'none.csv'], `none.csv could not be read: there is no such file in ${realpathSync(folder)}. Check its name`],
      [
        ['predict', exams, '--rows', path.join('nowhere', 'rows.csv')],
        `there is no such file in ${path.join(realpathSync(folder), 'nowhere')}`,
      ],
      [['train', folder], 'could not be read: it is a folder. Name a file in it.'],
      [['train', exams, '--target', 'nope'], 'There is no column "nope"'],
      [['predict', 'torn.neuron', 'a=1'], 'not a model of Neuron'],
    ] as const) {
      const { code, err } = await neuron(args);
      expect([code, err.includes(said), err.includes('ENOENT')], err).toEqual([3, true, false]);
    }
  });

  test('a command line that it does not understand, with 2', async () => {
    for (const args of [
      [],
      ['learn'],
      ['train'],
      ['train', exams, 'more'],
      ['train', exams, '--epochs', 'many'],
      ['predict', exams],
      ['export', exams],
    ]) {
      const { code, out, err } = await neuron(args);
      expect([code, out, err === ''], args.join(' ')).toEqual([2, '', false]);
    }
  });
});

describe('neuron predict --intervals', () => {
  const houses = path.join(samples, 'houses.csv');
  const model = place('houses.neuron');
  let bound: number;
  beforeAll(async () => {
    expect((await neuron(['train', houses, '--to', model])).code).toBe(0);
    bound = readNeuronFile(readFileSync(model, 'utf8')).outcome.errorBound ?? Number.NaN;
  });

  test('gives the range of 9 in 10 such rows, as columns and as JSON', async () => {
    const { code, out } = await neuron(['predict', model, '--rows', houses, '--intervals']);
    const [header, ...lines] = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect([code, header]).toEqual([0, ['line', 'price', 'confidence', 'price_low90', 'price_high90']]);
    const { rows } = parsed(await neuron(['predict', model, '--rows', houses, '--intervals', '--json'])) as {
      rows: { value: number; interval90: [number, number] }[];
    };
    expect(rows.length).toBe(lines.length);
    const cells = readFileSync(houses, 'utf8').trimEnd().split('\n').map((line) => line.split(',')); // prettier-ignore
    const at = cells[0].indexOf('price');
    let within = 0;
    rows.forEach(({ value, interval90: [low, high] }, row) => {
      expect(lines[row].slice(-2).map(Number)).toEqual([low, high]);
      expect([low < value, value < high]).toEqual([true, true]);
      const truth = Number(cells[Number(lines[row][0]) - 1][at]);
      within += low <= truth && truth <= high ? 1 : 0;
    });
    expect([bound > 0, within / rows.length > 0.8]).toEqual([true, true]);
    const plain = parsed(await neuron(['predict', model, '--rows', houses, '--json'])) as { rows: object[] };
    expect(plain.rows.some((row) => 'interval90' in row)).toBe(false);
  });

  test('says why there are none: for classes, and where too few rows test them', async () => {
    writeFileSync(place('few.csv'), `a,b\n${Array.from({ length: 12 }, (_, row) => `${row},${row * 2.5 + (row % 3)}`).join('\n')}\n`);
    for (const [args, said] of [
      [['predict', exams, '--rows', exams, '--intervals'], 'Answers that are classes have no interval'],
      [['predict', 'few.csv', '--rows', 'few.csv', '--intervals'], 'There is no interval: '],
    ] as const) {
      const { code, out, err } = await neuron(args);
      expect([code, out, err.includes(said)], err).toEqual([3, '', true]);
    }
  });
});

describe('with a model', () => {
  const model = place('model.neuron');
  beforeAll(async () => {
    expect((await neuron(['train', exams, '--target', 'pass', '--to', model])).code).toBe(0);
  });

  test('values are answered, with what each column adds', async () => {
    const answer = parsed(await neuron(['predict', model, 'exam1=74.71', 'exam2=61.49', '--json']));
    const { sum, bias, contributions } = answer as { sum: number; bias: number; contributions: { column: string; amount: number }[] };
    expect(contributions.map(({ column }) => column)).toEqual(['exam1', 'exam2']);
    expect(bias + contributions.reduce((all, { amount }) => all + amount, 0)).toBeCloseTo(sum, 6);
    expect((await neuron(['predict', model, 'exam1=74.71', 'exam2=61.49'])).out).toMatch(/^pass = 1, [\d.]+ % sure\n$/);
    const half = await neuron(['predict', model, 'exam1=74.71']);
    expect([half.code, half.err]).toEqual([3, 'A value for "exam2" is needed.\n']);
  });

  test('rows are answered, from a file and from standard input', async () => {
    const fromFile = parsed(await neuron(['predict', model, '--rows', exams, '--json'])) as {
      rows: { line: number; value: string; confidence: number }[];
    };
    expect(fromFile.rows).toHaveLength(200);
    expect(fromFile.rows[0].line).toBe(2);
    const piped = await neuron(['predict', model, '--rows', '-'], readFileSync(exams, 'utf8'));
    const lines = piped.out.trimEnd().split('\n');
    expect(lines[0]).toBe('line,pass,confidence');
    expect(lines.slice(1)).toEqual(fromFile.rows.map(({ line, value, confidence }) => `${line},${value},${confidence}`));
  });

  test.each(exportFormats)('it leaves as %s', async (format) => {
    const to = place(`as-${format}.${formats[format].extension}`);
    const written = await neuron(['export', model, '--format', format, '--to', to, '--json']);
    expect([written.code, written.err]).toEqual([0, '']);
    for (const file of parsed(written).files as string[]) expect(readFileSync(file).length).toBeGreaterThan(0);
  });

  test('it is described by its card, and options of a training are refused', async () => {
    expect((await neuron(['describe', model])).out).toContain('# pass, predicted from exam\\_scores.csv');
    expect(parsed(await neuron(['describe', model, '--json']))).toMatchObject({ target: 'pass', classes: ['0', '1'], parameters: 3 });
    expect((await neuron(['predict', model, 'exam1=1', '--epochs', '5'])).code).toBe(2);
  });
});
