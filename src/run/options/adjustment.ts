import type { AdjustableName, OptionValues } from '../../options/optionTable.ts';

/** What can be changed while a training is running. Absent options keep their value. */
export type Adjustment = Partial<OptionValues<AdjustableName>>;

/** What was changed, and after how many whole epochs. It takes effect at some batch of the next epoch. */
export interface MadeAdjustment extends Adjustment {
  readonly epoch: number;
}
