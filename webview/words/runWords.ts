import { assertNever } from '../../src/assertNever.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { listOf, message, plural, verbatim, type Message } from '../../src/message.ts';
import { compareRuns, recordOfRun, runBefore, type RunDelta } from '../../src/run/comparison/compareRuns.ts';
import type { RunRecord } from '../../src/run/runRecord.ts';
import { writePercent } from '../../src/writeNumber.ts';
import { formatPercent } from './numbers.ts';
import { shorten } from './shorten.ts';
import { formatTarget } from './targetNumbers.ts';

/** Names that fit on a line. */
const mostNames = 2;

/** How a remembered run differs from the shown one: by target, else by features, else by network and learning rate. */
export function runLabel(run: RunRecord, shown: RunRecord | undefined): Message {
  const column = shorten(run.target.column, 20);
  if (shown && run.target.column !== shown.target.column) return message('predicts {column}', { column });
  if (shown && !hasSameFeatures(run, shown)) return featureWords(run);
  const { hidden = [], learningRate } = run.options;
  const rate = learningRate === undefined ? '' : String(learningRate);
  if (hidden.length > 1) return message('{layers} neurons {rate}', { layers: listOf(hidden.map(String), 'comma'), rate });
  const outputs = run.target.type === 'multiclass' ? targetClasses(run.target).length : 1;
  return plural(hidden.length === 1 ? hidden[0] : outputs, '{count} neuron {rate}', '{count} neurons {rate}', { rate });
}

function featureWords({ features, featureCount }: RunRecord): Message {
  if (featureCount > mostNames) return plural(featureCount, 'from {count} column', 'from {count} columns');
  return message('from {features} only', {
    features: listOf(
      features.map((name) => shorten(name, 20)),
      'and',
    ),
  });
}

function hasSameFeatures(a: RunRecord, b: RunRecord): boolean {
  return a.featureCount === b.featureCount && a.features.every((name, index) => name === b.features[index]);
}

/** The figure of a run: accuracy, or the mean error in the unit of the target. */
export function runFigure({ target, test, train }: RunRecord): string {
  const scores = test ?? train;
  if (target.type !== 'regression') return scores.accuracy === undefined ? '–' : formatPercent(scores.accuracy);
  return scores.mae === undefined ? '–' : `±\u00a0${formatTarget(scores.mae, target)}`;
}

/** Between what the figure of a run lies on many more rows: "79–96 %"; undefined without a test. */
export function runRange({ target, test }: RunRecord): Message | undefined {
  const range = target.type === 'regression' ? test?.mae95 : test?.accuracy95;
  if (!range) return undefined;
  const [low, high] = range.map((end) => (target.type === 'regression' ? formatTarget(end, target) : writePercent(end, 0)));
  return message('Between {low} and {high} on many more rows (95\u00a0% sure).', { low, high });
}

/** "▼ 1.6": how a run's figure differs from another's, in points or in the unit of the target; no arrow where they cannot be compared. */
export function deltaText(delta: RunDelta, { target }: RunRecord): string {
  switch (delta.type) {
    case 'points':
      return withArrow(delta.better, Math.abs(delta.better).toFixed(1));
    case 'miss':
      return withArrow(delta.better, target.type === 'regression' ? formatTarget(Math.abs(delta.better), target) : '');
    case 'otherRows':
    case 'otherQuestion':
      return '–';
    default:
      return assertNever(delta);
  }
}

/** A text for much room and one for little. */
export interface RoomyWords {
  readonly text: Message;
  readonly brief: Message;
}

/** How a run's figure compares with that of the previous run with the same target; undefined without one. */
export function sinceLastWords(records: readonly RunRecord[], runId: string | undefined): RoomyWords | undefined {
  const [run, before] = [recordOfRun(records, runId), runBefore(records, runId)];
  if (!run || !before) return undefined;
  const delta = compareRuns(run, before);
  if (delta.type === 'otherQuestion') return undefined;
  const number = String(before.number);
  if (delta.type === 'otherRows')
    return { text: message('other test rows than run {number}', { number }), brief: message('other test rows') };
  const change = deltaText(delta, run);
  const brief = verbatim(change);
  if (change === '=') return { text: message('as good as run {number}', { number }), brief };
  return delta.type === 'points'
    ? { text: message('{change} points since run {number}', { change, number }), brief }
    : { text: message('{change} since run {number}', { change, number }), brief };
}

function withArrow(better: number, size: string): string {
  if (Number.parseFloat(size) === 0) return '=';
  return `${better > 0 ? '▲' : '▼'}\u00a0${size}`;
}

/** The note under the list of runs. */
export function listNote(runs: readonly RunRecord[], shown: RunRecord, testRows: number): Message {
  if (runs.length < 2) return verbatim('');
  const isSame = runs.every(({ testKey }) => testKey !== undefined && testKey === shown.testKey);
  return isSame
    ? plural(testRows, 'same test row; click brings one back', 'same {count} test rows; click brings one back')
    : message('click brings one back; figures of other test rows have no arrow');
}
