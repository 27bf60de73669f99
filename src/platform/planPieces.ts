import { deserialize, serialize } from 'node:v8';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import type { Pause } from '../session/pieces.ts';

/** Items of a long list that are serialized at a time: a few milliseconds for descriptions of columns. */
const MOST_ITEMS = 500;

type Planned = Extract<WorkerReport, { readonly type: 'planned' }>;

/**
 * A plan with very many columns on its way from a worker to its owner, as bytes that are restored piece by piece. As a message it would be
 * copied in one go, which takes most of a second for 100 000 columns.
 */
export interface CutReport {
  readonly type: 'cutPlanned';
  /** The report with its long lists emptied. */
  readonly report: Planned;
  readonly pieces: readonly ListPiece[];
}

interface ListPiece {
  /** The path of property names that leads to the list. */
  readonly path: readonly string[];
  readonly items: Uint8Array<ArrayBuffer>;
}

/** The report to send: unchanged, unless it is a plan with long lists. */
export function cutReport(report: WorkerReport): WorkerReport | CutReport {
  if (report.type !== 'planned') return report;
  const pieces: ListPiece[] = [];
  const plan = withoutLongLists(report.plan, [], pieces);
  return pieces.length === 0 ? report : { type: 'cutPlanned', report: { ...report, plan }, pieces };
}

/** Restores a report that was cut, with a pause after each piece. */
export async function joinReport({ report, pieces }: CutReport, pause: Pause): Promise<Planned> {
  for (const { path, items } of pieces) {
    // The message is a private copy, and its lists are the ones that were emptied.
    listAt(report.plan, path).push(...(deserialize(items) as readonly unknown[]));
    await pause();
  }
  return report;
}

/** The value with long lists emptied; their items are added to the pieces. Lists nested in items are left alone. */
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
