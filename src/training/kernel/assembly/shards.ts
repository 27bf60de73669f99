// A large batch is split into eight shards whatever the number of threads, and their sums are added up in a fixed order: who has worked on
// a shard makes no difference. Threads claim shards by counters in the shared memory.

import { gradientOffsetOf, SHARDS } from './gradient';
import { runChunk } from './network';
import { addTally, lossSum, metricSum, setTally } from './tally';

/** What is split, in the shared memory. */
@unmanaged
class Work {
  /** The number of the job, times 256, plus the number of shards that have been claimed (or more). */
  claims: i32;
  done: i32;
  /** Helpers that wait for a job. */
  sleepers: i32;
  isOwnerAsleep: i32;
  isOver: i32;
  /** Shards that helpers have worked on. */
  helped: i32;
  rows: usize;
  count: i32;
  position: i32;
  scale: f32;
  dropKey: u32;
}

/** Where `Work` is; 64 bytes further there are loss and metric of each shard, 16 bytes each. */
export let work: usize = 0;
/** Whether other threads may take part. */
export let hasHelpers: bool = false;
/** A multiple of 4, up to 32. Sums depend on it, so it may not depend on the machine. */
export let chunkRows: i32 = 32;

/** Turns of waiting before a thread sleeps: tens of microseconds. */
const SPINS: i32 = 20_000;
/** How long the owner sleeps at a time, in nanoseconds: a helper that has crashed does not wake it. */
const NAP: i64 = 2_000_000;

/** A job has been handed out whose last shards are still being worked on. */
let isPending: bool = false;

@inline
function at(): Work {
  return changetype<Work>(work);
}

@inline
function claimsAt(): usize {
  return work;
}

@inline
function doneAt(): usize {
  return work + offsetof<Work>('done');
}

/**
 * The `count` rows from `rows` on, split into shards: tallied and added to the gradients of the shards, as by `runChunk`. False when about
 * `budget` rows have been done, or when others still work on some; to be called again then.
 */
export function runJob(rows: usize, count: i32, position: i32, scale: f32, dropKey: u32, budget: i32): bool {
  if (!isPending) {
    const job = at();
    job.rows = rows;
    job.count = count;
    job.position = position;
    job.scale = scale;
    job.dropKey = dropKey;
    atomic.store<i32>(doneAt(), 0);
    atomic.store<i32>(claimsAt(), (atomic.load<i32>(claimsAt()) & ~255) + 256);
    if (hasHelpers && atomic.load<i32>(work + offsetof<Work>('sleepers')) > 0) atomic.notify(claimsAt(), SHARDS);
    isPending = true;
  }
  for (let done = 0; hasShards(); done += count / SHARDS) {
    if (done > budget) return false;
    const shard = claim();
    if (shard >= 0) finishShard(shard);
  }
  if (!waitForOthers()) return false;
  isPending = false;
  for (let shard = 0; shard < SHARDS; shard++) addTally(load<f64>(tallyOf(shard)), load<f64>(tallyOf(shard) + 8));
  return true;
}

@inline
function hasShards(): bool {
  return (atomic.load<i32>(claimsAt()) & 255) < SHARDS;
}

/** A shard that nobody works on yet; −1 when there is none. */
function claim(): i32 {
  if (!hasShards()) return -1;
  const claimed = atomic.add<i32>(claimsAt(), 1) & 255;
  return claimed < SHARDS ? claimed : -1;
}

@inline
function tallyOf(shard: i32): usize {
  return work + 64 + (<usize>shard << 4);
}

function finishShard(shard: i32): void {
  const job = at();
  const chunks = (job.count + chunkRows - 1) / chunkRows;
  const end = min(job.count, <i32>((<u64>(shard + 1) * chunks) / SHARDS) * chunkRows);
  const passLoss = lossSum;
  const passMetric = metricSum;
  setTally(0, 0);
  const gradientOffset = gradientOffsetOf(shard);
  for (let row = <i32>((<u64>shard * chunks) / SHARDS) * chunkRows; row < end; row += chunkRows) {
    const rows = job.rows + (<usize>row << 2);
    runChunk(rows, min(chunkRows, end - row), job.position + row, job.scale, gradientOffset, job.dropKey);
  }
  store<f64>(tallyOf(shard), lossSum);
  store<f64>(tallyOf(shard) + 8, metricSum);
  setTally(passLoss, passMetric);
  const isLast = atomic.add<i32>(doneAt(), 1) == SHARDS - 1;
  if (isLast && hasHelpers && atomic.load<i32>(work + offsetof<Work>('isOwnerAsleep')) != 0) atomic.notify(doneAt(), 1);
}

function waitForOthers(): bool {
  if (!hasHelpers) return true;
  for (let i = 0; i < SPINS; i++) if (atomic.load<i32>(doneAt()) == SHARDS) return true;
  atomic.store<i32>(work + offsetof<Work>('isOwnerAsleep'), 1);
  const done = atomic.load<i32>(doneAt());
  if (done < SHARDS) atomic.wait<i32>(doneAt(), done, NAP);
  atomic.store<i32>(work + offsetof<Work>('isOwnerAsleep'), 0);
  return atomic.load<i32>(doneAt()) == SHARDS;
}

/** Works on the shards of an owner in another thread until it says that its training is over. */
export function help(): void {
  const sleepers = work + offsetof<Work>('sleepers');
  for (;;) {
    let seen = atomic.load<i32>(claimsAt());
    for (let i = 0; i < SPINS && (seen & 255) >= SHARDS; i++) seen = atomic.load<i32>(claimsAt());
    if (atomic.load<i32>(work + offsetof<Work>('isOver')) != 0) return;
    if ((seen & 255) >= SHARDS) {
      atomic.add<i32>(sleepers, 1);
      atomic.wait<i32>(claimsAt(), seen, -1);
      atomic.sub<i32>(sleepers, 1);
      continue;
    }
    const shard = claim();
    if (shard < 0) continue;
    atomic.add<i32>(work + offsetof<Work>('helped'), 1);
    finishShard(shard);
  }
}

/** Before the first job, and before the first helper. */
export function openWork(): void {
  atomic.store<i32>(claimsAt(), SHARDS);
}

/** Sends the helpers home: each when it is done with its shard. */
export function closeWork(): void {
  atomic.store<i32>(work + offsetof<Work>('isOver'), 1);
  atomic.store<i32>(claimsAt(), ((atomic.load<i32>(claimsAt()) & ~255) + 256) | SHARDS);
  atomic.notify(claimsAt(), -1);
}
