import { describe, test } from 'vitest';
import { vscodeVersions } from '../../scripts/vscodeServer.ts';
import type { HostTestResult } from './hostReport.ts';
import { runHostSuite } from './runHostSuite.ts';

// The suite has run before the tests are declared, so that each of its tests is one here.
for (const name of ['latest', 'oldest'] as const) {
  const { results, problem } = await runHostSuite(name);
  describe(`in the extension host of VS Code ${vscodeVersions[name].version}`, () => {
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
