import { expect } from 'vitest';
import { decisionThreshold, type TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { RowAnswer } from '../../../src/model/prediction.ts';
import type { ExportCase } from './exportCases.ts';

/** A consumer's answer for one row; probabilities are in the order of the classes. */
export interface ConsumerAnswer {
  readonly value: string | number;
  readonly probabilities?: readonly number[];
}

/** Compares a consumer's answers with Neuron's, with a tolerance of 1e-6 for probabilities, and relative to the size of numbers. */
export function expectAnswers({ name, answers, model, rows }: ExportCase, consumer: readonly ConsumerAnswer[], tolerance = 1e-6): void {
  expect(consumer.length, name).toBe(answers.length);
  // Compared by hand: in some ten thousand answers every call of expect would count.
  const wrong = answers.flatMap((answer, row) =>
    faultsOf(model.encoder.target, answer, consumer[row], tolerance).map((fault) => `row ${row}: ${JSON.stringify(rows[row])}: ${fault}`),
  );
  expect(wrong, name).toEqual([]);
}

/** What is wrong with a consumer's answer, in words. */
function faultsOf(target: TargetEncoding, { value, probabilities }: RowAnswer, given: ConsumerAnswer, tolerance: number): string[] {
  if (typeof value === 'number') {
    const number = Number(given.value);
    // Not every consumer can write infinity.
    const isSame = value === Infinity ? number > 1e308 : Math.abs(number - value) / Math.max(1, Math.abs(value)) < tolerance;
    return isSame ? [] : [`${number} for ${value}`];
  }
  const faults = isTied(target, probabilities, tolerance) || given.value === value ? [] : [`${given.value} for ${value}`];
  if (!probabilities || target.type === 'regression') return faults;
  const { length } = given.probabilities ?? [];
  if (length !== target.classes.length) return [...faults, `${length} probabilities for ${target.classes.length}`];
  const shares = target.classes.map((of, place) => ({ of, share: given.probabilities?.[place] ?? Number.NaN }));
  const far = shares.filter(({ of, share }) => !(Math.abs(share - probabilities[of]) < tolerance));
  return [...faults, ...far.map(({ of, share }) => `${share} for ${probabilities[of]} of ${of}`)];
}

/** Whether a probability lies so near to the border, or two so near to each other, that rounding decides which class is answered. */
function isTied(target: TargetEncoding, probabilities: RowAnswer['probabilities'], tolerance: number): boolean {
  if (!probabilities || target.type === 'regression') return false;
  if (target.type === 'binary') return Math.abs(probabilities[target.classes[1]] - decisionThreshold(target)) < tolerance;
  const [first, second] = target.classes.map((of) => probabilities[of]).sort((a, b) => b - a);
  return first - second < tolerance;
}

/** A consumer's answers, which come from another process as JSON: `[value, probabilities or null]` for each row of each case. */
export function readAnswers(json: string): ConsumerAnswer[][] {
  const read = JSON.parse(json) as (readonly [string | number, readonly number[] | null])[][];
  return read.map((rows) => rows.map(([value, probabilities]) => ({ value, ...(probabilities ? { probabilities } : {}) })));
}
