/** What an optimizer carries over from one step to the next. */
export interface OptimizerMemory {
  /** Flat, like the weights; `momentCount` arrays: the accumulated gradient, the mean of squared gradients, or both means of Adam. */
  readonly moments: readonly Float32Array<ArrayBuffer>[];
  /** For Adam: β₁ and β₂ to the power of the next step's number, in single precision. */
  readonly powers: readonly [number, number];
}

/** The best loss so far, absent before the first, and the epochs since. */
export interface PatienceState {
  readonly best?: number;
  readonly waited: number;
}

/** What a training needs besides its outcome to continue after its last whole epoch as if it had never stopped. */
export interface Checkpoint {
  /** After the last whole epoch, flat; absent if they are the outcome's weights. */
  readonly weights?: Float32Array<ArrayBuffer>;
  /** Absent if unknown: TensorFlow.js does not expose it, and after a step that diverged it is useless. */
  readonly memory?: OptimizerMemory;
  /** For early stopping. */
  readonly stopping?: PatienceState;
  /** For the schedule that lowers the learning rate on a plateau. */
  readonly plateau?: PatienceState & { readonly factor: number };
}

/** A copy that later training steps do not change. */
export function copyMemory({ moments, powers }: OptimizerMemory): OptimizerMemory {
  return { moments: moments.map((moment) => Float32Array.from(moment)), powers };
}
