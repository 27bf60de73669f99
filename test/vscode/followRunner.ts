import type { Runner, Test } from 'mocha';
import type { HostReport } from './hostReport.ts';

/** Reports the runner's progress: an entry at the start and at the end of each test. */
export function followRunner(runner: Runner, report: (entry: HostReport) => void): void {
  runner.on('test', (test: Test) => report({ type: 'started', title: test.titlePath() }));
  runner.on('pass', (test: Test) => report({ type: 'passed', title: test.titlePath() }));
  runner.on('pending', (test: Test) => report({ type: 'skipped', title: test.titlePath() }));
  runner.on('fail', (test: Test, error: Error) =>
    report({ type: 'failed', title: test.titlePath(), message: error.message, stack: error.stack ?? '' }),
  );
}
