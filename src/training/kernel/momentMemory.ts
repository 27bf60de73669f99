import { momentCount } from '../../gradient/optimizer.ts';
import type { OptimizerMemory } from '../../run/checkpoint.ts';
import type { Optimizer } from '../../run/hyperparameters.ts';
import type { KernelExports } from './kernelExports.ts';
import type { KernelMemory } from './kernelMemory.ts';

/** What the optimizer remembers, in the kernel's memory behind weights and gradient, and as it was after the last whole epoch. */
export class MomentMemory {
  readonly #places: Uint32Array;
  /** One for each moment, with the gaps that the weights have there. */
  readonly #live: readonly Float32Array[];
  /** Absent until a copy is kept. */
  #copies: readonly Float32Array[] | undefined;
  readonly #exports: KernelExports;
  /** Where the weights begin among the memory's floats. */
  readonly #start: number;
  /** Of the copies. */
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

  /** As of the last whole epoch; undefined before the first. */
  get kept(): OptimizerMemory | undefined {
    if (!this.#isKept) return undefined;
    const moments = (this.#copies ?? this.#live).map((moment) => Float32Array.from(this.#places, (place) => moment[place - this.#start]));
    return { moments, powers: this.#powers ?? this.#livePowers() };
  }

  /** Keeps what is remembered now where it is: it will not be asked for before the next epoch is over. */
  keepLive(): void {
    this.#isKept = true;
  }

  /** Keeps what is remembered now: the next batch changes it. */
  keepCopy(): void {
    this.#isKept = true;
    this.#copies ??= this.#live.map((moment) => new Float32Array(moment.length));
    for (let index = 0; index < this.#live.length; index++) this.#copies[index].set(this.#live[index]);
    this.#powers = this.#livePowers();
  }

  #livePowers(): readonly [number, number] {
    return [this.#exports.power1.value, this.#exports.power2.value];
  }

  /** Lets the training begin with what another one has ended with. */
  fill({ moments, powers }: OptimizerMemory): void {
    this.#live.forEach((live, index) => {
      for (let i = 0; i < this.#places.length; i++) live[this.#places[i] - this.#start] = moments[index][i];
    });
    [this.#exports.power1.value, this.#exports.power2.value] = powers;
  }
}
