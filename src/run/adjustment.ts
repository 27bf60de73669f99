import type { AdjustableName, OptionValues } from '../options/optionTable.ts';

/** What can be changed while a training goes on; what is absent stays. */
export type Adjustment = Partial<OptionValues<AdjustableName>>;

/** What was changed, and after how many whole epochs: it holds from somewhere in the next one on. */
export interface MadeAdjustment extends Adjustment {
  readonly epoch: number;
}
