/** A line written by the suite in the extension host. Titles go from the outermost suite to the test (or to the hook that failed). */
export type HostReport =
  | { readonly type: 'started'; readonly title: readonly string[] }
  | HostTestResult
  /** The last line. Has an error if the suite could not be run or tests have failed. */
  | { readonly type: 'ended'; readonly error?: string };

/** How one test ended. */
export type HostTestResult =
  | { readonly type: 'passed' | 'skipped'; readonly title: readonly string[] }
  | { readonly type: 'failed'; readonly title: readonly string[]; readonly message: string; readonly stack: string };
