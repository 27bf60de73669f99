import type { OptimizerMemory } from '../run/checkpoint.ts';

/**
 * Keeps weights of a training as they are, as `trainable=False` does in Keras: what does not learn counts nothing in the gradient's norm, does not
 * decay, and what the optimizer remembers of it stays, too. The penalty of L1 and L2 counts it as before: the loss does not jump.
 */
export class FrozenWeights {
  readonly #places: Uint32Array;
  readonly #kept: Float32Array;
  readonly #moments: readonly Float32Array[];

  /** `places`: in the flat weights (`frozenPlaces`). */
  constructor(places: Uint32Array, weights: Float32Array, { moments }: OptimizerMemory) {
    const keep = (values: Float32Array) => Float32Array.from(places, (place) => values[place]);
    this.#places = places;
    this.#kept = keep(weights);
    this.#moments = moments.map(keep);
  }

  /** Before the gradient's length is taken. */
  leaveOut(gradient: Float64Array): void {
    for (const place of this.#places) gradient[place] = 0;
  }

  /** After a step, which moves what has no gradient as well: by what is remembered, or by decay. */
  putBack(weights: Float32Array, { moments }: OptimizerMemory): void {
    this.#places.forEach((place, index) => {
      weights[place] = this.#kept[index];
      this.#moments.forEach((kept, moment) => (moments[moment][place] = kept[index]));
    });
  }
}
