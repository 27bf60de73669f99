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
  const { target } = model.encoder;
  answers.forEach(({ value, probabilities }, row) => {
    const given = consumer[row];
    const where = `${name}, row ${row}: ${JSON.stringify(rows[row])}`;
    if (typeof value === 'number') {
      const number = Number(given.value);
      // Not every consumer can write infinity.
      if (value === Infinity) return void expect(number, where).toBeGreaterThan(1e308);
      expect(Math.abs(number - value) / Math.max(1, Math.abs(value)), `${where}: ${number} for ${value}`).toBeLessThan(tolerance);
      return;
    }
    if (!isTied(target, probabilities, tolerance)) expect(given.value, where).toBe(value);
    if (!probabilities || target.type === 'regression') return;
    expect(given.probabilities?.length, where).toBe(target.classes.length);
    target.classes.forEach((of, place) => {
      const distance = Math.abs((given.probabilities?.[place] ?? Number.NaN) - probabilities[of]);
      expect(distance, `${where}, ${of}`).toBeLessThan(tolerance);
    });
  });
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
