// One pass over weights, gradient and state per step, as `optimizer.ts` of the plain loop. It leaves the gradient at 0 for the next batch.

/** 0 adam, 1 sgd, 2 momentum, 3 rmsprop */
export let optimizer: i32 = 0;
export let learningRate: f32 = 0;
/** Weights, gradient and state are this many bytes each, and lie this far from each other. */
export let parameterBytes: usize = 0;
export let weightsStart: usize = 0;

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
const REST1: f32 = 1 - 0.9;
const REST2: f32 = 1 - 0.999;
const EPSILON: f32 = 1e-7;
/** β to the power of the steps, as running products. */
let power1: f32 = BETA1;
let power2: f32 = BETA2;

/** Numbers that have faded below 1e-30 become 0: processors are slow with subnormal ones, and no step would show the difference. */
@inline
function dropTiny(values: v128): v128 {
  return v128.andnot(values, f32x4.lt(f32x4.abs(values), f32x4.splat(1e-30)));
}

export function takeStep(): void {
  if (optimizer == 0) stepAdam();
  else if (optimizer == 1) stepSgd();
  else if (optimizer == 2) stepMomentum();
  else stepRmsprop();
}

/** Kingma & Ba 2015, as in tfjs: both moments are corrected for their start at 0 before epsilon is added. */
function stepAdam(): void {
  const rate = f32x4.splat(learningRate / (1 - power1));
  const correction = f32x4.splat(1 / (1 - power2));
  power1 *= BETA1;
  power2 *= BETA2;
  const bytes = parameterBytes;
  for (let at = weightsStart, end = at + bytes; at < end; at += 16) {
    const slope = v128.load(at + bytes);
    v128.store(at + bytes, f32x4.splat(0));
    const faded1 = f32x4.mul(v128.load(at + 2 * bytes), f32x4.splat(BETA1));
    const faded2 = f32x4.mul(v128.load(at + 3 * bytes), f32x4.splat(BETA2));
    const mean = dropTiny(f32x4.add(faded1, f32x4.mul(slope, f32x4.splat(REST1))));
    const square = dropTiny(f32x4.add(faded2, f32x4.mul(f32x4.mul(slope, slope), f32x4.splat(REST2))));
    v128.store(at + 2 * bytes, mean);
    v128.store(at + 3 * bytes, square);
    const divisor = f32x4.add(f32x4.sqrt(f32x4.mul(square, correction)), f32x4.splat(EPSILON));
    v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, mean), divisor)));
  }
}

function stepSgd(): void {
  const rate = f32x4.splat(learningRate);
  const bytes = parameterBytes;
  for (let at = weightsStart, end = at + bytes; at < end; at += 16) {
    v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(rate, v128.load(at + bytes))));
    v128.store(at + bytes, f32x4.splat(0));
  }
}

function stepMomentum(): void {
  const rate = f32x4.splat(learningRate);
  const bytes = parameterBytes;
  for (let at = weightsStart, end = at + bytes; at < end; at += 16) {
    const faded = f32x4.mul(v128.load(at + 2 * bytes), f32x4.splat(0.9));
    const accumulated = dropTiny(f32x4.add(faded, v128.load(at + bytes)));
    v128.store(at + 2 * bytes, accumulated);
    v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(rate, accumulated)));
    v128.store(at + bytes, f32x4.splat(0));
  }
}

function stepRmsprop(): void {
  const rate = f32x4.splat(learningRate);
  const bytes = parameterBytes;
  for (let at = weightsStart, end = at + bytes; at < end; at += 16) {
    const slope = v128.load(at + bytes);
    const faded = f32x4.mul(v128.load(at + 2 * bytes), f32x4.splat(0.9));
    const meanSquare = dropTiny(f32x4.add(faded, f32x4.mul(f32x4.mul(slope, slope), f32x4.splat(0.1))));
    v128.store(at + 2 * bytes, meanSquare);
    // tfjs has epsilon inside the root; Keras has it outside.
    const divisor = f32x4.sqrt(f32x4.add(meanSquare, f32x4.splat(EPSILON)));
    v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, slope), divisor)));
    v128.store(at + bytes, f32x4.splat(0));
  }
}

/** Adds the slope of l1 · Σ|w| + l2 · Σw² over `count` weights to their gradient and gives the sum itself. */
export function regularize(weights: usize, count: i32, l1: f32, l2: f32): f64 {
  const zero = f32x4.splat(0);
  const first = f32x4.splat(l1);
  const second = f32x4.splat(l2);
  const twice = f32x4.splat(2 * l2);
  let sums: v128 = f64x2.splat(0);
  for (let at = weights, end = weights + (<usize>count << 2); at < end; at += 16) {
    const weight = v128.load(at);
    const penalty = f32x4.add(f32x4.mul(first, f32x4.abs(weight)), f32x4.mul(second, f32x4.mul(weight, weight)));
    const upper = v128.shuffle<f32>(penalty, penalty, 2, 3, 2, 3);
    sums = f64x2.add(sums, f64x2.add(f64x2.promote_low_f32x4(penalty), f64x2.promote_low_f32x4(upper)));
    // |w| has no derivative at 0; Keras takes 0 there.
    const signs = f32x4.sub(v128.and(f32x4.gt(weight, zero), first), v128.and(f32x4.lt(weight, zero), first));
    const gradient = at + parameterBytes;
    v128.store(gradient, f32x4.add(v128.load(gradient), f32x4.add(f32x4.mul(twice, weight), signs)));
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}
