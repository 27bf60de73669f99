import type { WeightSnapshot } from '../../src/run/history/history.ts';
import { toggled } from './cells.ts';

const none: ReadonlySet<number> = new Set();

/** Weights changed by hand, starting from those of a snapshot. */
export interface HandEdit {
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array<ArrayBuffer>;
  /** Places of those that differ from what was learned. */
  readonly changed: ReadonlySet<number>;
  /** The snapshot that it started from. */
  readonly learned: WeightSnapshot;
}

/** The changes made by hand to the shown weights. They belong to the snapshot that they started from: another one has none. */
export class HandEdits {
  readonly #shown: () => WeightSnapshot | undefined;
  #states = $state.raw<readonly HandEdit[]>([]);
  /** Index of the last change, to tell whether the next one belongs to the same movement of a slider. */
  #last: { readonly index: number; readonly gesture: number } | undefined;

  /** Undefined where the weights are as they were learned. */
  readonly current = $derived.by(() => {
    const edit = this.#states.at(-1);
    return edit && edit.learned === this.#shown() ? edit : undefined;
  });

  constructor(shown: () => WeightSnapshot | undefined) {
    this.#shown = shown;
  }

  /** Sets one of the shown weights. Changes of one weight with the same `gesture` (dragging a slider) are undone together. */
  set(index: number, value: number, gesture?: number): void {
    const learned = this.#shown();
    if (!learned || index < 0 || index >= learned.weights.length || !Number.isFinite(value)) return;
    const isSame = gesture !== undefined && this.#last?.index === index && this.#last.gesture === gesture;
    this.#push([[index, value]], learned, isSame);
    this.#last = gesture === undefined ? undefined : { index, gesture };
  }

  /** Sets several of the shown weights, to be undone together. */
  setAll(changes: readonly (readonly [index: number, value: number])[]): void {
    const learned = this.#shown();
    this.#last = undefined;
    if (learned && changes.length > 0) this.#push(changes, learned, false);
  }

  #push(changes: readonly (readonly [index: number, value: number])[], learned: WeightSnapshot, isSame: boolean): void {
    const before = this.current;
    const weights = Float32Array.from(before?.weights ?? learned.weights);
    let changed = before?.changed ?? none;
    for (const [index, value] of changes) {
      weights[index] = value;
      changed = toggled(changed, index, weights[index] !== learned.weights[index]);
    }
    const earlier = before ? (isSame ? this.#states.slice(0, -1) : this.#states) : [];
    this.#states = [...earlier, { weights, changed, learned }];
  }

  /** Undoes the last change. */
  undo(): void {
    this.#last = undefined;
    this.#states = this.#states.slice(0, -1);
  }

  /** Undoes all changes. */
  clear(): void {
    this.#last = undefined;
    this.#states = [];
  }
}
