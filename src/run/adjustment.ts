/** What can be changed while a training goes on; what is absent stays. */
export interface Adjustment {
  readonly learningRate?: number;
  readonly l1?: number;
  readonly l2?: number;
}

/** What was changed, and after how many whole epochs: it holds from somewhere in the next one on. */
export interface MadeAdjustment extends Adjustment {
  readonly epoch: number;
}
