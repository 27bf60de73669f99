import { parameterBytes, weightsStart } from './optimizer';

/** Largest allowed Euclidean norm of the gradient; 0 for no limit. */
export let clipNorm: f32 = 0;

/**
 * Number of shards of a large batch. Each has its own gradient: the first uses the network's, the others are stored after the optimizer's
 * state.
 */
export const SHARDS: i32 = 8;

/** Byte offset from the network's gradient to that of a shard. */
@inline
export function gradientOffsetOf(shard: i32): usize {
  return shard == 0 ? 0 : <usize>(shard + 2) * parameterBytes;
}

/**
 * Sums the shards' gradients for the weights from `start` to `end`, in the same order as `addUp` of `shards.ts`: neighbours, then pairs of
 * neighbours, then the two halves. The sum becomes the network's gradient; the others are reset to 0.
 */
export function gatherShards(start: usize, end: usize): void {
  for (let span: i32 = 1; span < SHARDS; span <<= 1) {
    for (let shard: i32 = 0; shard < SHARDS; shard += 2 * span) addShard(shard, shard + span, start, end);
  }
}

/** Adds the gradient of the shard `right` to that of `left`, for the weights from `start` to `end`, and resets it to 0. */
export function addShard(left: i32, right: i32, start: usize, end: usize): void {
  const zero = f32x4.splat(0);
  const way = gradientOffsetOf(right) - gradientOffsetOf(left);
  const first = parameterBytes + gradientOffsetOf(left);
  for (let at = start + first, last = end + first; at < last; at += 16) {
    v128.store(at, f32x4.add(v128.load(at), v128.load(at + way)));
    v128.store(at + way, zero);
  }
}

/** Scales the gradient down to the norm `clipNorm` if it is longer. */
export function clipGradient(): void {
  let sums: v128 = f64x2.splat(0);
  const start = weightsStart + parameterBytes;
  const end = start + parameterBytes;
  for (let at = start; at < end; at += 16) {
    const partials = v128.load(at);
    const low = f64x2.promote_low_f32x4(partials);
    const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(partials, partials, 2, 3, 2, 3));
    sums = f64x2.add(sums, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
  }
  const norm = sqrt<f64>(f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1));
  if (norm <= <f64>clipNorm) return;
  const factor = f32x4.splat(<f32>(<f64>clipNorm / norm));
  for (let at = start; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), factor));
}

/** Adds the derivative of l1 · Σ|w| + l2 · Σw² for `count` weights to their gradient and returns the penalty. */
export function regularize(weights: usize, count: i32, l1: f32, l2: f32): f64 {
  const zero = f32x4.splat(0);
  const first = f32x4.splat(l1);
  const second = f32x4.splat(l2);
  const twice = f32x4.splat(2 * l2);
  let sums: v128 = f64x2.splat(0);
  for (let at = weights, end = weights + ((<usize>count) << 2); at < end; at += 16) {
    const weight = v128.load(at);
    const penalty = f32x4.add(f32x4.mul(first, f32x4.abs(weight)), f32x4.mul(second, f32x4.mul(weight, weight)));
    const upper = v128.shuffle<f32>(penalty, penalty, 2, 3, 2, 3);
    sums = f64x2.add(sums, f64x2.add(f64x2.promote_low_f32x4(penalty), f64x2.promote_low_f32x4(upper)));
    // |w| has no derivative at 0; Keras uses 0 there.
    const signs = f32x4.sub(v128.and(f32x4.gt(weight, zero), first), v128.and(f32x4.lt(weight, zero), first));
    const gradient = at + parameterBytes;
    v128.store(gradient, f32x4.add(v128.load(gradient), f32x4.add(f32x4.mul(twice, weight), signs)));
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}
