// The order of the batches, identical to the numbers that `createBatchOrder` and `createRandom` draw.

/** The state of xoshiro128**. */
let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let d: u32 = 0;

/** Initializes the state from the seed by splitmix32. */
export function seed(value: u32): void {
  a = splitmix(value + 0x9e3779b9);
  b = splitmix(value + 0x3c6ef372);
  c = splitmix(value + 0xdaa66d2b);
  d = splitmix(value + 0x78dde6e4);
}

function splitmix(mixed: u32): u32 {
  let z = (mixed ^ (mixed >> 16)) * 0x21f0aaad;
  z = (z ^ (z >> 15)) * 0x735a2d97;
  return z ^ (z >> 15);
}

function nextUint32(): u32 {
  const result = rotl<u32>(b * 5, 7) * 9;
  const shifted = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= shifted;
  d = rotl<u32>(d, 11);
  return result;
}

/** An integer below a bound that is above 2²¹, by the remainder. */
function drawBelow(bound: u32): u32 {
  const limit: u64 = 0x100000000 - (0x100000000 % <u64>bound);
  let drawn = nextUint32();
  while (<u64>drawn >= limit) drawn = nextUint32();
  return drawn % bound;
}

/** Shuffles `count` 32-bit numbers in place (Fisher & Yates). */
export function shuffle(rows: usize, count: i32): void {
  let last = <u32>(count - 1);
  for (; last >= 1 << 21; last--) swap(rows, last, drawBelow(last + 1));
  // Smaller bounds use multiplication (Lemire 2019). The state is in locals, because globals are kept in memory.
  let p = a;
  let q = b;
  let r = c;
  let s = d;
  while (<i32>last > 0) {
    const product = <u64>(rotl<u32>(q * 5, 7) * 9) * <u64>(last + 1);
    const shifted = q << 9;
    r ^= p;
    s ^= q;
    q ^= r;
    p ^= s;
    r ^= shifted;
    s = rotl<u32>(s, 11);
    // A slow remainder decides whether to reject a number that would make small results likelier; the first test nearly always makes it
    // unnecessary.
    if (<u32>product <= last && <u32>product < <u32>(0x100000000 % <u64>(last + 1))) continue;
    swap(rows, last, <u32>(product >> 32));
    last--;
  }
  a = p;
  b = q;
  c = r;
  d = s;
}


@inline
function swap(rows: usize, last: u32, chosen: u32): void {
  const from = rows + ((<usize>chosen) << 2);
  const to = rows + ((<usize>last) << 2);
  const kept = load<u32>(to);
  store<u32>(to, load<u32>(from));
  store<u32>(from, kept);
}
