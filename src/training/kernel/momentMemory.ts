import { momentCount } from '../../gradient/optimizer.ts';
import type { OptimizerMemory } from '../../run/history/checkpoint.ts';
import type { Optimizer } from '../../run/options/hyperparameters.ts';
import type { KernelExports } from './kernelExports.ts';
import type { KernelMemory } from './kernelMemory.ts';

/** The optimizer's state in the kernel's memory, behind weights and gradient, and as it was after the last whole epoch. */
export class MomentMemory {
  readonly #places: Uint32Array;
  /** One array per moment, with the same gaps as the weights. */
  readonly #live: readonly Float32Array[];
  /** Undefined until the first copy. */
  #copies: readonly Float32Array[] | undefined;
  readonly #exports: KernelExports;
  /** Index of the first weight among the memory's floats. */
  readonly #start: number;
  /** Powers of β that belong to the copies. */
  #powers: readonly [number, number] | undefined;
  #isKept = false;

  constructor({ layout, floats }: KernelMemory, exports: KernelExports, optimizer: Optimizer) {
    const count = layout.parameterBytes / 4;
    this.#places = layout.places;
    this.#start = layout.weightsStart / 4;
    this.#exports = exports;
    this.#live = Array.from({ length: momentCount(optimizer) }, (_, index) => {
      const start = this.#start + (2 + index) * count;
      return floats.subarray(start, start + count);
    });
  }

  /** The state after the last whole epoch; undefined before the first. */
  get kept(): OptimizerMemory | undefined {
    if (!this.#isKept) return undefined;
    const moments = (this.#copies ?? this.#live).map((moment) => Float32Array.from(this.#places, (place) => moment[place - this.#start]));
    return { moments, powers: this.#powers ?? this.#livePowers() };
  }

  /** Keeps the current state in place, because it will only be read at the end of an epoch. */
  keepLive(): void {
    this.#isKept = true;
  }

  /** Copies the current state, because the next batch changes it. */
  keepCopy(): void {
    this.#isKept = true;
    this.#copies ??= this.#live.map((moment) => new Float32Array(moment.length));
    for (let index = 0; index < this.#live.length; index++) this.#copies[index].set(this.#live[index]);
    this.#powers = this.#livePowers();
  }

  #livePowers(): readonly [number, number] {
    return [this.#exports.power1.value, this.#exports.power2.value];
  }

  /** Starts from the final state of an earlier training. */
  fill({ moments, powers }: OptimizerMemory): void {
    this.#live.forEach((live, index) => {
      for (let i = 0; i < this.#places.length; i++) live[this.#places[i] - this.#start] = moments[index][i];
    });
    [this.#exports.power1.value, this.#exports.power2.value] = powers;
  }
}
