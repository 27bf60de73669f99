import type { OptimizerMemory } from '../run/history/checkpoint.ts';

/**
 * Keeps weights unchanged, like `trainable=False` in Keras: they do not count in the gradient's norm and do not decay, and the optimizer's
 * memory of them stays too. L1 and L2 still include them, so that the loss does not jump.
 */
export class FrozenWeights {
  readonly #places: Uint32Array;
  readonly #kept: Float32Array;
  readonly #moments: readonly Float32Array[];

  /** `places`: indexes in the flat weights (`frozenPlaces`). */
  constructor(places: Uint32Array, weights: Float32Array, { moments }: OptimizerMemory) {
    const keep = (values: Float32Array) => Float32Array.from(places, (place) => values[place]);
    this.#places = places;
    this.#kept = keep(weights);
    this.#moments = moments.map(keep);
  }

  /** Call before the gradient's norm is computed. */
  leaveOut(gradient: Float64Array): void {
    for (const place of this.#places) gradient[place] = 0;
  }

  /** Call after a step, which moves weights even without a gradient, by momentum or decay. */
  putBack(weights: Float32Array, { moments }: OptimizerMemory): void {
    this.#places.forEach((place, index) => {
      weights[place] = this.#kept[index];
      this.#moments.forEach((kept, moment) => (moments[moment][place] = kept[index]));
    });
  }
}
