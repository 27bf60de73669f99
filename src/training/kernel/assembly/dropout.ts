import { constant } from './constants';
import { Layer } from './layer';

/** A neuron is dropped if its random number is below this, which is rate · 2³²; 0 without dropout. */
export let dropBelow: u32 = 0;
/** Factor for the outputs that are kept: 1 / (1 − rate). */
export let keepFactor: f32 = 1;
/** `seed ^ "drop"` */
export let dropSeed: u32 = 0;

/** The last steps of splitmix32. */
function mix(value: u32): u32 {
  let z = (value ^ (value >> 16)) * 0x21f0aaad;
  z = (z ^ (z >> 15)) * 0x735a2d97;
  return z ^ (z >> 15);
}

const MIXERS: usize = memory.data<u32>([0x21f0aaad, 0x735a2d97]);


@inline
function mixFour(values: v128): v128 {
  let z = i32x4.mul(v128.xor(values, i32x4.shr_u(values, 16)), constant(MIXERS));
  z = i32x4.mul(v128.xor(z, i32x4.shr_u(z, 15)), constant(MIXERS + 4));
  return v128.xor(z, i32x4.shr_u(z, 15));
}

/** Separates the masks of different epochs, which count from 1. */
export function dropKeyOf(epoch: i32): u32 {
  return mix(dropSeed + <u32>epoch * 0x9e3779b9);
}

/**
 * Applies dropout to a layer's outputs. The random numbers come from a counter rather than a stream, so that rows can be processed
 * independently. The first of the `rows` rows is at `position` in the epoch's order. Saves the outputs to `kept` beforehand, unless that
 * holds the sums already.
 */
export function dropOutputs(layer: Layer, rows: i32, position: i32, key: u32, keepsOutputs: bool): void {
  const bytes = (<usize>layer.units) << 2;
  const step = i32x4.splat(4 * 0xc2b2ae35);
  const below = i32x4.splat(dropBelow);
  const keep = f32x4.splat(keepFactor);
  const first = <u32>layer.firstUnit * 0xc2b2ae35;
  let at = layer.outputs;
  let kept = layer.kept;
  let factors = layer.factors;
  for (let row = 0; row < rows; row++) {
    const start = mix(key + <u32>(position + row) * 0x85ebca6b) + first;
    let counters = i32x4.add(i32x4.splat(start), i32x4(0, 0xc2b2ae35, 2 * 0xc2b2ae35, 3 * 0xc2b2ae35));
    for (const end = at + bytes; at < end; at += 16, kept += 16, factors += 16) {
      const isDropped = i32x4.lt_u(mixFour(counters), below);
      const factor = v128.andnot(keep, isDropped);
      const outputs = v128.load(at);
      if (keepsOutputs) v128.store(kept, outputs);
      v128.store(factors, factor);
      v128.store(at, f32x4.mul(outputs, factor));
      counters = i32x4.add(counters, step);
    }
  }
}
