import { existsSync, readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';

/** How one turn of an event loop was spent; milliseconds. */
export interface Turn {
  /** Without the time in which the loop was idle. */
  readonly busy: number;
  /** With the watched code on the stack, including all that it calls and the garbage collection in between. */
  readonly own: number;
  /** That garbage collection alone: it covers everything the thread holds, whoever allocated it. */
  readonly collected: number;
  /** Runnable, but waiting for a core. Zero where the system does not report it. */
  readonly queued: number;
}

/** The boundary between two turns of the loop; microseconds. */
interface Bound {
  readonly at: number;
  readonly waited: number;
  readonly queued: number;
}

/** Microseconds between two samples of the stack. */
const SAMPLING = 500;
/** Linux' counters for a thread, in nanoseconds: how long it ran and how long it waited for a core. */
const SCHEDULE = '/proc/thread-self/schedstat';
const isScheduleTold = existsSync(SCHEDULE);

/**
 * Records the turns of this thread's event loop during the action. The watched code is that of the scripts whose URL `isWatched` accepts. V8's
 * profiler samples the stack, by the clock of `process.hrtime`; unreferenced immediates mark the turns.
 */
export async function watchTurns(isWatched: (url: string) => boolean, action: () => Promise<unknown>): Promise<Turn[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLING });
    const before = now();
    await session.post('Profiler.start');
    const after = now();
    const bounds = await collectBounds(action);
    const { profile } = await session.post('Profiler.stop');
    if (profile.startTime < before || profile.startTime > after) throw new Error('The profiler does not go by the clock of process.hrtime');
    return turnsOf(bounds, profile, isWatched);
  } finally {
    session.disconnect();
  }
}

async function collectBounds(action: () => Promise<unknown>): Promise<Bound[]> {
  const bounds: Bound[] = [];
  let next: NodeJS.Immediate | undefined;
  const mark = () => {
    bounds.push({ at: now(), waited: performance.nodeTiming.idleTime * 1000, queued: timeInLine() });
    next = setImmediate(mark).unref();
  };
  mark();
  try {
    await action();
    // Its last turn has to end as well.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    clearImmediate(next);
  }
  return bounds;
}

function turnsOf(bounds: readonly Bound[], profile: Profiler.Profile, isWatched: (url: string) => boolean): Turn[] {
  const { own, collected } = ownTimes(bounds, profile, isWatched);
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index];
    return {
      busy: (end.at - start.at - (end.waited - start.waited)) / 1000,
      own: own[index] / 1000,
      collected: collected[index] / 1000,
      queued: (end.queued - start.queued) / 1000,
    };
  });
}

/** Microseconds of each turn with the watched code on the stack, and of garbage collection among them. A sample counts up to the next one. */
function ownTimes(
  bounds: readonly Bound[],
  profile: Profiler.Profile,
  isWatched: (url: string) => boolean,
): Readonly<Record<'own' | 'collected', Float64Array>> {
  const { nodes, samples = [], timeDeltas = [], startTime, endTime } = profile;
  const watched = new Set<number>();
  // Callers come before the functions they call.
  for (const { id, callFrame, children = [] } of nodes) {
    if (isWatched(callFrame.url)) watched.add(id);
    if (watched.has(id)) for (const child of children) watched.add(child);
  }
  // The collector has no stack of its own: it continues that of the sample before.
  const collector = nodes.find(({ callFrame }) => callFrame.functionName === '(garbage collector)')?.id;
  const turnCount = bounds.length - 1;
  const own = new Float64Array(turnCount);
  const collected = new Float64Array(turnCount);
  let [turn, start, isOwn] = [0, startTime, false];
  samples.forEach((id, index) => {
    start += timeDeltas[index];
    if (id !== collector) isOwn = watched.has(id);
    if (!isOwn) return;
    const end = index + 1 < samples.length ? start + timeDeltas[index + 1] : endTime;
    while (turn < turnCount && bounds[turn + 1].at <= start) turn++;
    for (let at = turn; at < turnCount && bounds[at].at < end; at++) {
      const time = Math.min(end, bounds[at + 1].at) - Math.max(start, bounds[at].at);
      own[at] += time;
      if (id === collector) collected[at] += time;
    }
  });
  return { own, collected };
}

/** Microseconds that this thread has waited for a core in all. */
function timeInLine(): number {
  if (!isScheduleTold) return 0;
  return Number(readFileSync(SCHEDULE, 'utf8').split(' ')[1]) / 1000;
}

/** Microseconds of the profiler's clock. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1000;
}
