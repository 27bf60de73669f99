import { expect, test } from 'vitest';
import { sortSteps } from '../../../src/evaluation/sortSteps.ts';
import { createRandom } from '../../../src/random.ts';
import { finishSteps } from '../../../src/steps.ts';

test.each([0, 1, 2, 16_384, 16_385, 100_000])('%i values are sorted as the engine sorts them, equal ones and NaN too', (count) => {
  const random = createRandom(count + 1);
  const values = Float64Array.from({ length: count }, (_, i) => (i % 97 === 5 ? NaN : Math.round(random.nextFloat() * 1000) / 8));
  // Compared as texts: comparing a hundred thousand values one by one would take the runner seconds.
  expect(finishSteps(sortSteps(values.slice())).join()).toBe(values.slice().sort().join());
});

test('many values take many steps', () => {
  const steps = (count: number) => [...sortSteps(new Float64Array(count))].length;
  expect(steps(1000)).toBe(1);
  // 62 sorted runs and 6 passes that merge them.
  expect(steps(1_000_000)).toBeGreaterThan(62 + 6 * 7 - 10);
});
