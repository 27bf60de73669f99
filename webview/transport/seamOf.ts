import { message, type Message } from '../../src/message.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeCount } from '../../src/writeNumber.ts';

/** Where one training ends and the next one begins on the axis of epochs. */
export interface Seam {
  readonly epoch: number;
  readonly said: Message;
}

/** The epoch at which a run continued another one; undefined where it started from scratch. */
export function seamOf({ continued }: Pick<RunPlan, 'continued'>): Seam | undefined {
  if (!continued || continued.epochs === 0) return undefined;
  return { epoch: continued.epochs, said: message('Continued here, after epoch {epoch}', { epoch: writeCount(continued.epochs) }) };
}
