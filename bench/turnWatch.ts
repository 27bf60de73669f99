import { existsSync, readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';

/** What one turn of an event loop was spent on; milliseconds. */
export interface Turn {
  /** Without the time in which the loop waited for something to do. */
  readonly busy: number;
  /** With the watched code on the stack, all that it calls included, and the garbage collection that came in between. */
  readonly own: number;
  /** That garbage collection alone: of all that the thread holds, whoever has made it. */
  readonly collected: number;
  /** Ready to go on, but in line for a core while the machine ran something else there. Zero where the system does not tell. */
  readonly queued: number;
}

/** The loop where one turn ends and the next begins; microseconds. */
interface Bound {
  readonly at: number;
  readonly waited: number;
  readonly queued: number;
}

/** Microseconds between two looks at the stack. */
const SAMPLING = 500;
/** Where Linux counts for a thread, in nanoseconds, how long it ran and how long it stood in line. */
const SCHEDULE = '/proc/thread-self/schedstat';
const isScheduleTold = existsSync(SCHEDULE);

/**
 * The turns of this thread's event loop while the action goes on. The watched code is that of the scripts whose address `isWatched` takes.
 * V8's profiler looks at the stack, by the clock of `process.hrtime`; an immediate that the loop does not stay awake for tells the turns apart.
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
    // Its last turn ends as well.
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
  // Callers come before what they call.
  for (const { id, callFrame, children = [] } of nodes) {
    if (isWatched(callFrame.url)) watched.add(id);
    if (watched.has(id)) for (const child of children) watched.add(child);
  }
  // It has no stack: it goes on in that of the sample before.
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

/** Microseconds that this thread has been in line for a core, ever. */
function timeInLine(): number {
  if (!isScheduleTold) return 0;
  return Number(readFileSync(SCHEDULE, 'utf8').split(' ')[1]) / 1000;
}

/** Microseconds of the clock that the profiler goes by. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1000;
}
