import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { FeltTraining } from './feltTraining.ts';
import { formatRatio, type Goal } from './goal.ts';
import type { IndependentRuns } from './independentRuns.ts';
import { median } from './median.ts';
import type { Measurement } from './measurement.ts';
import type { Race, Timing } from './raceTrainers.ts';
import type { SharedRun } from './sharedRun.ts';
import type { StopTimes } from './stopTimes.ts';
import { medianRatio } from './trainingGoals.ts';

const root = path.resolve(import.meta.dirname, '..');

/** A page of results: sections are printed as they are added and written together at the end. */
export class ResultsPage {
  readonly #file: string;
  readonly #sections: string[] = [];

  /** `file` is relative to the repository's root. */
  constructor(file: string) {
    this.#file = path.join(root, file);
  }

  /** Adds Markdown and prints it. */
  async add(markdown: string): Promise<void> {
    const section = await this.#format(markdown);
    this.#sections.push(section);
    console.log(section);
  }

  /** Writes all sections, and a provisional end. */
  async write(end = ''): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, await this.#format([...this.#sections, end].join('\n')));
  }

  async #format(markdown: string): Promise<string> {
    return format(markdown, { ...(await resolveConfig(this.#file)), parser: 'markdown' });
  }
}

/** A heading, the command and the machine. */
export function introduction(title: string, command: string, facts: readonly string[], method: string): string {
  return `# ${title}\n\nWritten by \`${command}\` on:\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n\n${method}\n`;
}

/** A table in Markdown; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** All contenders at one job. */
export function raceSection({ title, timings, absent, agreements, coldMs, rounds }: Race): string {
  const rows = timings.map(({ name, share, values, ratios, gigaflops, peak }) => [
    name,
    formatMs(median(values)),
    range(values, formatMs),
    formatRatio(median(ratios)),
    range(ratios, formatRatio),
    formatSmall(gigaflops),
    peak ? `${formatSmall(peak.used * 100)} %` : '',
    peak ? `${peak.gigaflops.toFixed(0)} (${peak.name})` : '',
    `${formatSmall(share * 100)} %`,
  ]);
  const head = ['', 'median, ms', 'min–max', '× Neuron', 'min–max', 'GFLOP/s', 'of its peak', 'peak, GFLOP/s', 'of the job'];
  const checks = agreements.map(
    ({ name, loss, weight, bound, isWithin }) =>
      `${name}: loss ${loss.toExponential(1)}, weight ${weight.toExponential(1)}${isWithin ? '' : ` — **more than ${bound}**`}`,
  );
  const sparse = timings.filter(({ leftOut }) => leftOut > 0).map(({ name, leftOut }) => `${name} ${formatSmall(leftOut * 100)} %`);
  return [
    `## ${title}`,
    table(head, rows),
    `${rounds} rounds. The first, cold training took ${formatMs(coldMs)} ms.`,
    ...(sparse.length > 0 ? [`Operations left out, since one factor is 0: ${sparse.join(', ')}.`] : []),
    `Largest difference from Neuron after 20 steps with the same batches: ${checks.join('; ')}.`,
    ...absent.map(({ name, reason }) => `${name}: ${reason}.`),
  ].join('\n\n');
}

/** Parallel runs, and the training as a user experiences it. */
export function workersSection(felt: FeltTraining, runs: IndependentRuns, shared: SharedRun): string {
  const row = (name: string, values: readonly number[], ratio: string) => [name, formatMs(median(values)), range(values, formatMs), ratio];
  return [
    '## As a user feels it',
    `The lesson's 200 rows: from the message to the worker, with the text in it, to its answer with the scores. LayersModel.fit: the training alone, scaled from a tenth of the epochs. The first answer of a new worker came after ${formatMs(felt.firstMs)} ms.`,
    table(
      ['', 'median, ms', 'min–max', '× Neuron'],
      [row('neuron.train', felt.neuron, '1'), row('LayersModel.fit, cpu', felt.fit, formatRatio(medianRatio(felt.fit, felt.neuron)))],
    ),
    '## On several workers',
    `${runs.title}. From the text to the scores; the weights of all runs are ${runs.areSameBytes ? 'the same bytes' : '**not the same bytes**'}.`,
    table(
      ['', 'median, ms', 'min–max', '× two workers'],
      [
        row('one worker', runs.oneWorker, formatRatio(medianRatio(runs.oneWorker, runs.twoWorkers))),
        row('two workers', runs.twoWorkers, '1'),
      ],
    ),
    '## One run on several threads',
    `${shared.title}, by the worker as it is shipped, which starts the second thread when the run begins; the time from the first epoch to the last. The weights are ${shared.areSameBytes ? 'the same bytes' : '**not the same bytes**'}.`,
    table(
      ['', 'median, ms', 'min–max', '× two threads'],
      [
        row('one thread', shared.oneThread, formatRatio(medianRatio(shared.oneThread, shared.twoThreads))),
        row('two threads', shared.twoThreads, '1'),
      ],
    ),
  ].join('\n\n');
}

/** How long a stop takes. */
export function stopsSection(stops: readonly StopTimes[]): string {
  return [
    '## A stop',
    'From the request to stop, at different moments of an epoch, to the end of the training with its last weights, and to the answer, for which every row is scored; by the worker as it is shipped, on one thread.',
    table(
      ['', 'stopped, median ms', 'longest', 'answered, median ms', 'longest', 'stops'],
      stops.map(({ title, stopped, answered }) => [
        title,
        ...[stopped, answered].flatMap((values) => [formatMs(median(values)), formatMs(Math.max(...values))]),
        String(stopped.length),
      ]),
    ),
  ].join('\n\n');
}

/** A measurement of the editor. */
export function measurementSection({ title, unit, method, contenders, conclusion }: Measurement): string {
  const rows = contenders.map(({ name, values }) => [name, formatMs(median(values)), range(values, formatMs), String(values.length)]);
  return [`## ${title}`, method, table(['', `median, ${unit}`, 'min–max', 'rounds'], rows), conclusion].join('\n\n');
}

/** Goals and measurements; `remark` says what kind of figures they are. */
export function goalsSection(goals: readonly Goal[], remark = 'Ratios are medians of the ratios of each round.'): string {
  const rows = goals.map(({ what, wanted, measured, isReached }) => [
    what,
    wanted,
    measured,
    isReached === undefined ? '–' : isReached ? 'yes' : '**no**',
  ]);
  return ['## Goals', remark, table(['', 'wanted', 'measured', 'reached'], rows)].join('\n\n');
}

/** The timing's fastest and slowest rounds. */
export function range(values: Timing['values'], show: (value: number) => string): string {
  return `${show(Math.min(...values))}–${show(Math.max(...values))}`;
}

function formatMs(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** Two significant digits. */
function formatSmall(value: number): string {
  return value >= 10 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
