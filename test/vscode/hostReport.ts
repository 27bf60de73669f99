/** A line that the suite in the extension host writes. Titles go from the outer suite to the test (or to the hook that failed). */
export type HostReport =
  | { readonly type: 'started'; readonly title: readonly string[] }
  | HostTestResult
  /** The last line. With an error when the suite itself could not be run, or when tests have failed. */
  | { readonly type: 'ended'; readonly error?: string };

/** How one test ended. */
export type HostTestResult =
  | { readonly type: 'passed' | 'skipped'; readonly title: readonly string[] }
  | { readonly type: 'failed'; readonly title: readonly string[]; readonly message: string; readonly stack: string };
