import type { Message } from '../message.ts';
import type { Scores } from './scores.ts';

/** How one training of a sweep came out. */
export interface SweepScore {
  /** Which setting, from 0. */
  readonly setting: number;
  /** Which of its beginnings, from 0. */
  readonly restart: number;
  /** Number of rows for validation. */
  readonly rows: number;
  /** On these rows; absent where nothing was learned. */
  readonly scores?: Scores;
  /** What came in between. */
  readonly failure?: Message;
}

/** What the trainings with one setting say together. */
export interface SettingScores {
  readonly setting: number;
  /** Validation loss of each training that has one, in the order of their beginnings. */
  readonly losses: readonly number[];
  /** Means over these trainings; `loss` is infinite where one has failed: a setting that cannot be relied on is no better than none. */
  readonly loss: number;
  readonly accuracy?: number;
  readonly mae?: number;
  /** What came in between, the first time. */
  readonly failure?: Message;
}

/** The settings of which something is known, the one with the smallest mean loss first; of equals the earlier one. */
export function rankSettings(scored: readonly SweepScore[]): SettingScores[] {
  const bySetting = new Map<number, SweepScore[]>();
  for (const score of scored) bySetting.set(score.setting, [...(bySetting.get(score.setting) ?? []), score]);
  return Array.from(bySetting, ([setting, scores]) => scoresOf(setting, scores)).sort(
    (a, b) => compare(a.loss, b.loss) || a.setting - b.setting,
  );
}

function scoresOf(setting: number, unordered: readonly SweepScore[]): SettingScores {
  const ordered = [...unordered].sort((a, b) => a.restart - b.restart);
  const known = ordered.flatMap(({ scores }) => (scores && Number.isFinite(scores.loss) ? [scores] : []));
  const losses = known.map(({ loss }) => loss);
  const failure = ordered.find((score) => score.failure !== undefined)?.failure;
  const [accuracy, mae] = [meanOf(known.map((scores) => scores.accuracy)), meanOf(known.map((scores) => scores.mae))];
  return {
    setting,
    losses,
    loss: losses.length === ordered.length ? (meanOf(losses) ?? Infinity) : Infinity,
    ...(accuracy === undefined ? {} : { accuracy }),
    ...(mae === undefined ? {} : { mae }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Undefined where a value is missing or there is none. */
function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return undefined;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Two infinities are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
