// From text to dataset: `npm run bench:data`, with `-- --quick` for a short run that writes nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';
import { LEDGER_ROWS, measureAnswers, type AnswerTimes } from './answerTimes.ts';
import { measureDataMemory, type DataMemory } from './dataMemory.ts';
import { measureDataSpeed, type DataSpeed } from './dataSpeed.ts';
import { textKinds, type TextKind } from './dataTexts.ts';
import { formatRatio, timesGoal, type Goal } from './goal.ts';
import { measureHover, type HoverTimes } from './hoverTimes.ts';
import { machineFacts } from './machineFacts.ts';
import { median } from './median.ts';
import { PythonProcess } from './pythonProcess.ts';
import type { Rounds } from './rounds.ts';
import { goalsSection, introduction, ResultsPage, table } from './resultsPage.ts';
import { measureTablePredictions, type TablePredictions } from './tablePredictions.ts';
import { measureTurns, turnGoals, turnsSection } from './turnGoals.ts';

const isQuick = process.argv.includes('--quick');
const rounds: Rounds = { most: isQuick ? 2 : 9, least: isQuick ? 2 : 3, budgetMs: 30_000 };
const SPEED_BYTES = isQuick ? 4e6 : 2e7;
const MEMORY_BYTES = isQuick ? 1e7 : 2e8;
const HOVER_BYTES = isQuick ? 1e7 : 5e7;
const kinds: readonly TextKind[] = ['numeric', 'quoted', 'mixed'];

const method = `
The texts are made up: ${kinds.map((kind) => `${kind}: ${textKinds[kind]}`).join('; ')}.
`;

function speedSection(speeds: readonly DataSpeed[]): string {
  const figures = (values: readonly number[]) =>
    values.length === 0
      ? 'not installed'
      : `${formatRatio(median(values))} (${formatRatio(Math.min(...values))}–${formatRatio(Math.max(...values))})`;
  const against = (speed: DataSpeed, others: readonly number[]) =>
    others.length === 0 ? '–' : formatRatio(median(speed.neuron.map((value, round) => value / others[round])));
  const rows = speeds.map((speed) => [
    `${speed.kind}, ${speed.megabytes.toFixed(0)} MB, ${speed.rows} rows`,
    ...[figures(speed.neuron), figures(speed.papaparse), figures(speed.pandas)],
    ...[against(speed, speed.papaparse), against(speed, speed.pandas)],
    ...(['read', 'describe', 'build'] as const).map((part) => median(speed.parts.map((times) => times[part])).toFixed(0)),
  ]);
  return [
    '## From text to the finished typed dataset',
    `MB/s: the median of the rounds (in which the contenders take turns) and their range. Neuron: reading the text, finding the kinds of the columns and choosing the recipe from all rows, ` +
      'encoding and splitting; papaparse: splitting the text into cells, which are thrown away; pandas: read_csv of the same file, which types numbers and leaves the rest as text. ' +
      'Neuron’s parts are the median milliseconds.',
    table(
      ['', 'Neuron, MB/s', 'papaparse alone', 'pandas', '× papaparse', '× pandas', 'read, ms', 'describe and choose, ms', 'build, ms'],
      rows,
    ),
  ].join('\n\n');
}

function memorySection(memories: readonly DataMemory[]): string {
  const rows = memories.map(({ kind, megabytes, table: afterTable, peak, atEnd }) => [
    `${kind}, ${megabytes.toFixed(0)} MB`,
    ...[afterTable, peak, atEnd].map((value) => `${value.toFixed(1)} ×`),
  ]);
  return [
    '## Memory',
    'Resident memory above that of the process before it began, as a multiple of the file: when the table has been read, at the peak, and at the end, when table, dataset and ledger are still held. ' +
      'A process of its own for each, with a worker’s limits of the collector, reads the file piece by piece and plans a run; what the collector leaves lying is counted.',
    table(['', 'table', 'peak', 'at the end'], rows),
  ].join('\n\n');
}

function hoverSection(hovers: readonly HoverTimes[]): string {
  const rows = hovers.map(({ kind, megabytes, lines, values }) => [
    `${kind}, ${megabytes.toFixed(0)} MB, ${lines} lines`,
    ...[0.5, 0.99, 1].map((share) => at(values, share).toFixed(2)),
  ]);
  return [
    '## A hover in a large document, after an edit',
    'Milliseconds of reading and predicting a row anywhere in the document, each right after a cell of another row has been edited.',
    table(['', 'median', 'p99', 'longest'], rows),
  ].join('\n\n');
}

function answerSection({ answer, explained }: AnswerTimes): string {
  return [
    `## A row’s cells to its answer, with a ledger of ${LEDGER_ROWS} rows`,
    'Milliseconds of one row of mixed cells and one hidden layer of 8, when the ledger’s index has been built.',
    table(
      ['', 'median', 'p99'],
      [
        ['answer', ...[0.5, 0.99].map((share) => at(answer, share).toFixed(4))],
        ['with its explanation', ...[0.5, 0.99].map((share) => at(explained, share).toFixed(4))],
      ],
    ),
  ].join('\n\n');
}

function ratioOf({ rounds }: TablePredictions): number {
  return median(rounds.map(({ predicting, forTraining }) => predicting / forTraining));
}

function predictionsSection(predictions: readonly TablePredictions[]): string {
  return [
    '## A whole table predicted',
    'Milliseconds from the text to the answer of every row (all probabilities, the actual values and how each row was used), by a hidden layer of 8, beside those from the text to the dataset for training, in turns.',
    table(
      ['', 'for training, ms', 'predicting, ms', 'predicting / for training'],
      predictions.map((measured) => [
        `${measured.kind}, ${measured.rows} rows`,
        ...[measured.rounds.map(({ forTraining }) => forTraining), measured.rounds.map(({ predicting }) => predicting)].map((values) =>
          median(values).toFixed(0),
        ),
        formatRatio(ratioOf(measured)),
      ]),
    ),
  ].join('\n\n');
}

function predictionGoals(predictions: readonly TablePredictions[]): Goal[] {
  return predictions.map((measured) => ({
    what: `A whole table predicted, against reading and encoding it for training, ${measured.kind}`,
    wanted: '≤ 2 ×',
    measured: `${formatRatio(ratioOf(measured))} ×`,
    isReached: ratioOf(measured) <= 2,
  }));
}

function answerGoal({ answer }: AnswerTimes): Goal {
  const measured = at(answer, 0.5);
  return {
    what: `An answer without its explanation, at ${LEDGER_ROWS} rows of ledger, median`,
    wanted: '< 0.05 ms',
    measured: `${measured.toFixed(4)} ms`,
    isReached: measured < 0.05,
  };
}

function at(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))];
}

/** Relative to pandas' read_csv, which does not interpret texts. */
const leastShare: Readonly<Record<TextKind, number>> = { numeric: 0.7, quoted: 0.6, mixed: 0.6 };

function speedGoals(speeds: readonly DataSpeed[]): Goal[] {
  return speeds.map(({ kind, neuron, pandas }) =>
    timesGoal(
      `From text to dataset, ${kind}, against pandas’ read_csv`,
      leastShare[kind],
      pandas.length > 0 ? median(neuron.map((value, round) => value / pandas[round])) : undefined,
    ),
  );
}

function dataGoals(speeds: readonly DataSpeed[], memories: readonly DataMemory[], hovers: readonly HoverTimes[]): Goal[] {
  return [
    ...speedGoals(speeds),
    ...memories.map(({ kind, peak }) => ({
      what: `Memory at its peak as a multiple of the file, ${kind}`,
      wanted: '< 3 ×',
      measured: `${peak.toFixed(1)} ×`,
      isReached: peak < 3,
    })),
    ...hovers.map(({ kind, values, megabytes }) => ({
      what: `Hover in a document of ${megabytes.toFixed(0)} MB after an edit, p99, ${kind}`,
      wanted: '< 10 ms',
      measured: `${at(values, 0.99).toFixed(2)} ms`,
      isReached: at(values, 0.99) < 10,
    })),
  ];
}

const folder = await mkdtemp(path.join(tmpdir(), 'neuron-bench-'));
const pandas = await PythonProcess.start('pandas_reader.py', 1);
try {
  const page = new ResultsPage('bench/DATA.md');
  const facts = machineFacts(
    ['papaparse'],
    [pandas ? `pandas ${pandas.facts.version}` : 'pandas is not installed (Debian: python3-pandas)'],
  );
  await page.add(introduction('From text to dataset', 'npm run bench:data', facts, method));
  const speeds: DataSpeed[] = [];
  for (const kind of kinds) speeds.push(await measureDataSpeed(kind, SPEED_BYTES, rounds, folder, pandas));
  await page.add(speedSection(speeds));
  const memories: DataMemory[] = [];
  for (const kind of kinds) memories.push(await measureDataMemory(kind, MEMORY_BYTES, folder));
  await page.add(memorySection(memories));
  const hovers = kinds.map((kind) => measureHover(kind, HOVER_BYTES));
  await page.add(hoverSection(hovers));
  const answers = measureAnswers();
  await page.add(answerSection(answers));
  const predictions = kinds.map((kind) => measureTablePredictions(kind, SPEED_BYTES, rounds));
  await page.add(predictionsSection(predictions));
  const goals = [...dataGoals(speeds, memories, hovers), answerGoal(answers), ...predictionGoals(predictions)];
  if (isQuick) {
    await page.add(goalsSection(goals));
  } else {
    buildIfOutdated();
    // Written before, in case the editor does not start.
    await page.write(goalsSection(goals));
    const turns = await measureTurns();
    await page.add(turnsSection(turns));
    await page.add(goalsSection([...goals, ...turnGoals(turns)]));
    await page.write();
  }
} finally {
  pandas?.stop();
  await rm(folder, { recursive: true, force: true });
}
