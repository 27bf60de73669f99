/** What an optimizer remembers from one step to the next. */
export interface OptimizerMemory {
  /** Flat, as the weights (`momentCount` of an optimizer): the accumulated gradient, the mean of its squares, or of Adam the means of both. */
  readonly moments: readonly Float32Array<ArrayBuffer>[];
  /** Of Adam: β₁ and β₂ to the power of the next step's number, in single precision. */
  readonly powers: readonly [number, number];
}

/** The best loss that was watched, absent before the first, and the epochs since. */
export interface Waiting {
  readonly best?: number;
  readonly waited: number;
}

/** What a training needs, beside its outcome, to go on after its last whole epoch as if it had not ended there. */
export interface Checkpoint {
  /** Of the last whole epoch, flat; absent where they are those that the outcome has. */
  readonly weights?: Float32Array<ArrayBuffer>;
  /** Absent where it is not known: TensorFlow.js does not tell it, and that of a step which diverged is of no use. */
  readonly memory?: OptimizerMemory;
  /** Of early stopping. */
  readonly stopping?: Waiting;
  /** Of the learning rate that falls when nothing gets better. */
  readonly plateau?: Waiting & { readonly factor: number };
}

/** A copy that does not change with the training. */
export function copyMemory({ moments, powers }: OptimizerMemory): OptimizerMemory {
  return { moments: moments.map((moment) => Float32Array.from(moment)), powers };
}
