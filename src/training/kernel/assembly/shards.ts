// A large batch is split into eight shards whatever the number of threads, and their gradients are summed in a fixed tree, so it makes no
// difference which thread worked on a shard. Threads claim shards through counters in shared memory: the owner takes the first ones,
// helpers the last. Most of what a thread adds up is then in its own cache.

import { addShard, gradientOffsetOf, SHARDS } from './gradient';
import { runChunk } from './network';
import { parameterBytes, weightsStart } from './optimizer';
import { addTally, lossSum, metricSum, setTally } from './tally';

/** The work to be shared, in shared memory. */
@unmanaged
class Work {
  /** Job number · 65536 + shards claimed from the end · 256 + shards claimed from the beginning. The last count may overshoot. */
  claims: i32;
  done: i32;
  /** Helpers that are asleep, waiting for a job. */
  sleepers: i32;
  isOwnerAsleep: i32;
  isOver: i32;
  /** Number of shards done by helpers. */
  helped: i32;
  rows: usize;
  count: i32;
  position: i32;
  scale: f32;
  dropKey: u32;
  /** Whether gradients are summed as shards finish. */
  isAddedUp: i32;
}

/**
 * Address of `Work`. After 64 bytes come loss and metric of each shard, 16 bytes each, then for each branch of the tree (the four pairs,
 * the two fours, the root) how many of its two halves are done, 4 bytes each.
 */
export let work: usize = 0;
/** Whether other threads may take part. */
export let hasHelpers: bool = false;
/** A multiple of 4, up to 32. Sums depend on it, so it must not depend on the machine. */
export let chunkRows: i32 = 32;

/**
 * Iterations of busy waiting before a thread sleeps: longer than a shard usually takes, because a sleeping thread would wake too late for
 * most of its next shard.
 */
const SPINS: i32 = 200_000;
/** How long the owner sleeps at a time, in nanoseconds. It needs a timeout because a crashed helper does not wake it. */
const NAP: i64 = 2_000_000;

/** True while the last shards of a job are still being worked on. */
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
 * Splits the `count` rows from `rows` on into shards, which are tallied and added to the shards' gradients as by `runChunk`. With
 * `isAddedUp` the network's gradient becomes the sum of all shards. Returns false after about `budget` rows, or while other threads are
 * still working; call it again then.
 */
export function runJob(rows: usize, count: i32, position: i32, scale: f32, dropKey: u32, isAddedUp: bool, budget: i32): bool {
  if (!isPending) {
    const job = at();
    job.rows = rows;
    job.count = count;
    job.position = position;
    job.scale = scale;
    job.dropKey = dropKey;
    job.isAddedUp = isAddedUp ? 1 : 0;
    for (let branch: usize = 0; branch < <usize>SHARDS - 1; branch++) store<i32>(branchAt(branch), 0);
    atomic.store<i32>(doneAt(), 0);
    atomic.store<i32>(claimsAt(), (atomic.load<i32>(claimsAt()) & ~0xffff) + 0x10000);
    if (hasHelpers && atomic.load<i32>(work + offsetof<Work>('sleepers')) > 0) atomic.notify(claimsAt(), SHARDS);
    isPending = true;
  }
  for (let done = 0; hasShards(atomic.load<i32>(claimsAt())); done += count / SHARDS) {
    if (done > budget) return false;
    const claims = atomic.add<i32>(claimsAt(), 1);
    if (hasShards(claims)) finishShard(claims & 255);
  }
  if (!waitForOthers()) return false;
  isPending = false;
  for (let shard = 0; shard < SHARDS; shard++) addTally(load<f64>(tallyOf(shard)), load<f64>(tallyOf(shard) + 8));
  return true;
}

/** True if there is a shard that no thread has claimed yet. */
@inline
function hasShards(claims: i32): bool {
  return (claims & 255) + ((claims >> 8) & 255) < SHARDS;
}


@inline
function tallyOf(shard: i32): usize {
  return work + 64 + ((<usize>shard) << 4);
}


@inline
function branchAt(branch: usize): usize {
  return work + 64 + ((<usize>SHARDS) << 4) + (branch << 2);
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
    const rows = job.rows + ((<usize>row) << 2);
    runChunk(rows, min(chunkRows, end - row), job.position + row, job.scale, gradientOffset, job.dropKey);
  }
  store<f64>(tallyOf(shard), lossSum);
  store<f64>(tallyOf(shard) + 8, metricSum);
  setTally(passLoss, passMetric);
  if (job.isAddedUp != 0) addUp(shard);
  const isLast = atomic.add<i32>(doneAt(), 1) == SHARDS - 1;
  if (isLast && hasHelpers && atomic.load<i32>(work + offsetof<Work>('isOwnerAsleep')) != 0) atomic.notify(doneAt(), 1);
}

/**
 * Adds the shard's gradient to its neighbour's and continues up the tree as long as the other half is done; whichever thread finishes
 * second does the addition.
 */
function addUp(shard: i32): void {
  let firstBranch: usize = 0;
  for (let span = 1; span < SHARDS; span <<= 1) {
    const branch = shard / (2 * span);
    if (atomic.add<i32>(branchAt(firstBranch + branch), 1) == 0) return;
    const left = branch * 2 * span;
    addShard(left, left + span, weightsStart, weightsStart + parameterBytes);
    firstBranch += SHARDS / (2 * span);
  }
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

/** Works on shards for an owner in another thread until the owner's training is over. */
export function help(): void {
  const sleepers = work + offsetof<Work>('sleepers');
  for (;;) {
    let seen = atomic.load<i32>(claimsAt());
    for (let i = 0; i < SPINS && !hasShards(seen); i++) seen = atomic.load<i32>(claimsAt());
    if (atomic.load<i32>(work + offsetof<Work>('isOver')) != 0) return;
    if (!hasShards(seen)) {
      atomic.add<i32>(sleepers, 1);
      atomic.wait<i32>(claimsAt(), seen, -1);
      atomic.sub<i32>(sleepers, 1);
      continue;
    }
    const claims = atomic.add<i32>(claimsAt(), 256);
    if (!hasShards(claims)) continue;
    atomic.add<i32>(work + offsetof<Work>('helped'), 1);
    finishShard(SHARDS - 1 - ((claims >> 8) & 255));
  }
}

/** Call before the first job and before the first helper. */
export function openWork(): void {
  atomic.store<i32>(claimsAt(), SHARDS);
}

/** Tells the helpers to stop after their current shard. */
export function closeWork(): void {
  atomic.store<i32>(work + offsetof<Work>('isOver'), 1);
  atomic.store<i32>(claimsAt(), ((atomic.load<i32>(claimsAt()) & ~0xffff) + 0x10000) | SHARDS);
  atomic.notify(claimsAt(), -1);
}
