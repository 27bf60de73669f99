/** A seeded stream of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A whole number, 0…2³²−1. */
  nextUint32(): number;
  /** A multiple of 2⁻³² in [0, 1). */
  nextFloat(): number;
  /** A whole number, 0…bound−1, without bias. `bound` is 1…2³². */
  below(bound: number): number;
}

/** xoshiro128** 1.1 (Blackman & Vigna 2018), its state filled from the seed by splitmix32. `seed` is taken modulo 2³². */
export function createRandom(seed: number): Random {
  let mixed = seed >>> 0;
  const nextMixed = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = nextMixed();
  let b = nextMixed();
  let c = nextMixed();
  let d = nextMixed();
  const rotate = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));

  const nextUint32 = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  return {
    nextUint32,
    nextFloat: () => nextUint32() / 2 ** 32,
    below: (bound) => {
      for (;;) {
        const drawn = nextUint32();
        // With `>>> 0` the engine knows that both are 32-bit integers, which it divides several times as fast.
        const result = bound === 2 ** 32 ? drawn : drawn % (bound >>> 0);
        // Numbers past the last whole multiple of the bound would make small results more likely.
        if (drawn - result <= 2 ** 32 - bound) return result;
      }
    },
  };
}

/** Shuffles in place (Fisher & Yates). */
export function shuffle(items: Uint32Array, random: Random): void {
  for (let last = items.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const kept = items[last];
    items[last] = items[chosen];
    items[chosen] = kept;
  }
}
