import { describe, test } from 'vitest';
import { vscodeVersions, type VsCodeVersion } from '../../scripts/vscodeServer.ts';
import type { HostTestResult } from './hostReport.ts';
import { runHostSuite } from './runHostSuite.ts';

/** Runs the suite, and only then declares each of its tests as one here. */
export async function declareHostSuite(version: VsCodeVersion): Promise<void> {
  const { results, problem } = await runHostSuite(version);
  describe(`in the extension host of VS Code ${vscodeVersions[version].version}`, () => {
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
