import { message, type Message } from '../../src/message.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeCount } from '../../src/writeNumber.ts';

/** Where one training ends and the next one begins on the axis of epochs. */
export interface Seam {
  readonly epoch: number;
  readonly said: Message;
}

/** After which epoch a run has gone on with another one; undefined where it begins at the beginning. */
export function seamOf({ continued }: Pick<RunPlan, 'continued'>): Seam | undefined {
  if (!continued || continued.epochs === 0) return undefined;
  return { epoch: continued.epochs, said: message('Went on here, after epoch {epoch}', { epoch: writeCount(continued.epochs) }) };
}
