import { expect } from 'vitest';
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
    expect(given.value, where).toBe(value);
    if (!probabilities || target.type === 'regression') return;
    expect(given.probabilities?.length, where).toBe(target.classes.length);
    target.classes.forEach((of, place) => {
      const distance = Math.abs((given.probabilities?.[place] ?? Number.NaN) - probabilities[of]);
      expect(distance, `${where}, ${of}`).toBeLessThan(tolerance);
    });
  });
}

/** A consumer's answers, received as JSON from another process: `[value, probabilities or null]` for each row of each case. */
export function readAnswers(json: string): ConsumerAnswer[][] {
  const read = JSON.parse(json) as (readonly [string | number, readonly number[] | null])[][];
  return read.map((rows) => rows.map(([value, probabilities]) => ({ value, ...(probabilities ? { probabilities } : {}) })));
}
