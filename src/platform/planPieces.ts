import { deserialize, serialize } from 'node:v8';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import type { Pause } from '../session/pieces.ts';

/** This many items of a long list are put together at a time: some milliseconds for the descriptions of columns. */
const MOST_ITEMS = 500;

type Planned = Extract<WorkerReport, { readonly type: 'planned' }>;

/**
 * A plan of very many columns on its way from a worker to its owner: bytes, which are put together piece by piece. As a message it would be copied in
 * one go, which takes most of a second for 100 000 columns.
 */
export interface CutReport {
  readonly type: 'cutPlanned';
  /** The report with its long lists empty. */
  readonly report: Planned;
  readonly pieces: readonly ListPiece[];
}

interface ListPiece {
  /** The names of the properties that lead to the list. */
  readonly path: readonly string[];
  readonly items: Uint8Array<ArrayBuffer>;
}

/** What is sent in place of a report: itself, unless it is a plan with long lists. */
export function cutReport(report: WorkerReport): WorkerReport | CutReport {
  if (report.type !== 'planned') return report;
  const pieces: ListPiece[] = [];
  const plan = withoutLongLists(report.plan, [], pieces);
  return pieces.length === 0 ? report : { type: 'cutPlanned', report: { ...report, plan }, pieces };
}

/** The report that was cut, put together with a pause after each piece. */
export async function joinReport({ report, pieces }: CutReport, pause: Pause): Promise<Planned> {
  for (const { path, items } of pieces) {
    // The message is a copy that nobody else has, and its lists are those that were emptied.
    listAt(report.plan, path).push(...(deserialize(items) as readonly unknown[]));
    await pause();
  }
  return report;
}

/** The value with long lists emptied, whose items go into the pieces. Lists in the items of lists are left where they are. */
function withoutLongLists<T>(value: T, path: readonly string[], pieces: ListPiece[]): T {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    const parts = Object.entries(value).map(([key, item]) => [key, withoutLongLists(item, [...path, key], pieces)] as const);
    return Object.fromEntries(parts) as T;
  }
  if (value.length <= MOST_ITEMS) return value;
  for (let start = 0; start < value.length; start += MOST_ITEMS) {
    pieces.push({ path, items: new Uint8Array(serialize(value.slice(start, start + MOST_ITEMS))) });
  }
  return [] as T;
}

function listAt(plan: object, path: readonly string[]): unknown[] {
  let at: unknown = plan;
  for (const name of path) at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined;
  if (!Array.isArray(at)) throw new Error(`There is no list at ${path.join('.')}`);
  return at;
}
