import type { Message } from '../message.ts';
import { isGainForSure, type LossGain } from './lossGain.ts';
import type { Scores } from './scores.ts';

/** The result of one training of a sweep. */
export interface SweepScore {
  /** Index of the setting, from 0. */
  readonly setting: number;
  /** Index of the restart, from 0. */
  readonly restart: number;
  /** Number of validation rows. */
  readonly rows: number;
  /** On these rows; absent if the training failed. */
  readonly scores?: Scores;
  /** How much lower the loss is than that of a constant answer. */
  readonly gain?: LossGain;
  /** Why the training failed. */
  readonly failure?: Message;
}

/** The combined results of one setting. */
export interface SettingScores {
  readonly setting: number;
  /** Validation loss of each training that has one, by restart. */
  readonly losses: readonly number[];
  /** Means over these trainings. `loss` is infinite if one of them failed, since the setting is unreliable. */
  readonly loss: number;
  readonly accuracy?: number;
  readonly mae?: number;
  /** Absent if one of the trainings has none. */
  readonly gain?: LossGain;
  /** The first failure. */
  readonly failure?: Message;
}

/** The settings with results, by ascending mean loss; ties keep their order. */
export function rankSettings(scored: readonly SweepScore[]): SettingScores[] {
  const bySetting = new Map<number, SweepScore[]>();
  for (const score of scored) bySetting.set(score.setting, [...(bySetting.get(score.setting) ?? []), score]);
  return Array.from(bySetting, ([setting, scores]) => scoresOf(setting, scores)).sort(
    (a, b) => compare(a.loss, b.loss) || a.setting - b.setting,
  );
}

/** Whether the best setting has learned anything: its loss is significantly lower than that of a constant answer. Undefined if unknown. */
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

/** For trainings that have different validation rows. */
function meanGain(gains: readonly LossGain[]): LossGain {
  const count = gains.length;
  const squares = gains.reduce((sum, { standardError }) => sum + standardError ** 2, 0);
  return { mean: gains.reduce((sum, { mean }) => sum + mean, 0) / count, standardError: Math.sqrt(squares) / count };
}

/** Undefined if there are no values or one is missing. */
function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return undefined;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Two infinities are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
