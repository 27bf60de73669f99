import type { VsCodeServer } from '../../scripts/vscodeServer.ts';
import type { HostReport, HostTestResult } from './hostReport.ts';

/** The outcome of the suite: how each test ended, and the problem if the suite did not finish. */
export interface HostOutcome {
  readonly results: readonly HostTestResult[];
  readonly problem?: string;
}

/** The outcome according to the reports. A problem includes the test that was running and the end of the server's log. */
export async function toOutcome(reports: readonly HostReport[], server: VsCodeServer): Promise<HostOutcome> {
  const results = reports.filter((report) => report.type !== 'started' && report.type !== 'ended');
  const last = reports.at(-1);
  const hasFailure = results.some(({ type }) => type === 'failed');
  if (last?.type === 'ended' && (last.error === undefined || hasFailure) && results.length > 0) return { results };
  const where = last?.type === 'started' ? `It was in the test "${last.title.join(' › ')}".` : '';
  const what = last?.type === 'ended' ? (last.error ?? 'The suite held no test.') : `The suite did not come to its end. ${where}`;
  return { results, problem: `${what}\nThe end of the server's log:\n${await server.logTail()}` };
}
