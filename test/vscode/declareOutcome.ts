import { describe, test } from 'vitest';
import type { HostOutcome } from './hostOutcome.ts';
import type { HostTestResult } from './hostReport.ts';

/** Declares each test of the suite, which has already run, as a test here. */
export function declareOutcome(name: string, { results, problem }: HostOutcome): void {
  describe(name, () => {
    test('the suite comes to its end', () => {
      if (problem !== undefined) throw new Error(problem);
    });
    for (const result of results) declare(result);
  });
}

function declare(result: HostTestResult): void {
  const title = result.title.join(' › ');
  if (result.type === 'skipped') test.skip(title, () => undefined);
  else
    test(title, () => {
      if (result.type !== 'failed') return;
      const error = new Error(result.message);
      error.stack = result.stack;
      throw error;
    });
}
