// A large batch is split into eight shards whatever the number of threads, and their sums are added up in a fixed tree: who has worked on
// a shard makes no difference. Threads claim shards by counters in the shared memory, the owner the first ones and helpers the last ones, so
// that most of what is added up is in the adder's own cache.

import { addShard, gradientOffsetOf, SHARDS } from './gradient';
import { runChunk } from './network';
import { parameterBytes, weightsStart } from './optimizer';
import { addTally, lossSum, metricSum, setTally } from './tally';

/** What is split, in the shared memory. */
@unmanaged
class Work {
  /** The number of the job, times 65536, plus how many shards have been claimed from the end, times 256, and from the beginning (or more). */
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
  /** Whether the gradients are to be added up as shards get done. */
  isAddedUp: i32;
}

/**
 * Where `Work` is; 64 bytes further there are loss and metric of each shard, 16 bytes each, and behind these how many of the two halves of
 * each branch of the tree are done, 4 bytes each: the four pairs, the two fours, the root.
 */
export let work: usize = 0;
/** Whether other threads may take part. */
export let hasHelpers: bool = false;
/** A multiple of 4, up to 32. Sums depend on it, so it may not depend on the machine. */
export let chunkRows: i32 = 32;

/** Turns of waiting before a thread sleeps: longer than a shard usually takes, since it is woken too late for most of its next one. */
const SPINS: i32 = 200_000;
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
 * The `count` rows from `rows` on, split into shards: tallied and added to the gradients of the shards, as by `runChunk`. With `isAddedUp`
 * the network's gradient is the sum of all shards afterwards. False when about `budget` rows have been done, or when others still work on
 * some; to be called again then.
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

/** Whether there is a shard that nobody works on yet. */
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

/** Adds the shard's gradient to that of its neighbour, and so on up the tree, as far as the others are done; whoever comes second adds. */
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

/** Works on the shards of an owner in another thread until it says that its training is over. */
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

/** Before the first job, and before the first helper. */
export function openWork(): void {
  atomic.store<i32>(claimsAt(), SHARDS);
}

/** Sends the helpers home: each when it is done with its shard. */
export function closeWork(): void {
  atomic.store<i32>(work + offsetof<Work>('isOver'), 1);
  atomic.store<i32>(claimsAt(), ((atomic.load<i32>(claimsAt()) & ~0xffff) + 0x10000) | SHARDS);
  atomic.notify(claimsAt(), -1);
}
