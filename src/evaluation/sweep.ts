import type { Message } from '../message.ts';
import { isGainForSure, type LossGain } from './lossGain.ts';
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
  /** How much less the loss is than that of always giving the same answer. */
  readonly gain?: LossGain;
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
  /** Absent where one of the trainings has none. */
  readonly gain?: LossGain;
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

/** Whether the best setting has learned anything: whether its loss is for sure less than that of always giving the same answer. Undefined where that is not known. */
export function hasLearned([best, ...others]: readonly SettingScores[]): boolean | undefined {
  return best.gain && isGainForSure(best.gain, others.length + 1);
}

function scoresOf(setting: number, unordered: readonly SweepScore[]): SettingScores {
  const ordered = [...unordered].sort((a, b) => a.restart - b.restart);
  const known = ordered.flatMap(({ scores }) => (scores && Number.isFinite(scores.loss) ? [scores] : []));
  const gains = ordered.flatMap(({ gain }) => (gain ? [gain] : []));
  const losses = known.map(({ loss }) => loss);
  const failure = ordered.find((score) => score.failure !== undefined)?.failure;
  const [accuracy, mae] = [meanOf(known.map((scores) => scores.accuracy)), meanOf(known.map((scores) => scores.mae))];
  return {
    setting,
    losses,
    loss: losses.length === ordered.length ? (meanOf(losses) ?? Infinity) : Infinity,
    ...(accuracy === undefined ? {} : { accuracy }),
    ...(mae === undefined ? {} : { mae }),
    ...(gains.length > 0 && gains.length === ordered.length ? { gain: meanGain(gains) } : {}),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Of trainings with validation rows of their own. */
function meanGain(gains: readonly LossGain[]): LossGain {
  const count = gains.length;
  const squares = gains.reduce((sum, { standardError }) => sum + standardError ** 2, 0);
  return { mean: gains.reduce((sum, { mean }) => sum + mean, 0) / count, standardError: Math.sqrt(squares) / count };
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
