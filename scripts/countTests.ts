/** The part of vitest's JSON report that is counted. */
export interface JsonReport {
  readonly testResults: readonly {
    /** Also `failed` for a file that could not be run at all. */
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts tests. A failed file without a failed test counts as one failure, and so does a non-zero exit code that nothing else explains (an error
 * outside of every test).
 */
export function countTests({ testResults }: JsonReport, exitCode: number): TestCounts {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { status, assertionResults } of testResults) {
    const failedHere = assertionResults.filter((test) => test.status === 'failed').length;
    const passedHere = assertionResults.filter((test) => test.status === 'passed').length;
    passed += passedHere;
    skipped += assertionResults.length - passedHere - failedHere;
    failed += status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
  return { passed, failed: exitCode !== 0 ? Math.max(1, failed) : failed, skipped };
}
