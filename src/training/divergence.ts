import type { RunPlan } from '../protocol/runPlan.ts';
import { UserError } from '../userError.ts';
import type { EpochMetrics } from './trainer.ts';

/** Throws a UserError that says what to change when a loss of the epoch is no finite number: nothing is learned from there on. */
export function assertConverging({ epoch, trainLoss, testLoss }: EpochMetrics, plan: RunPlan): void {
  if (Number.isFinite(trainLoss) && Number.isFinite(testLoss)) return;
  const { learningRate, optimizer } = plan.hyperparameters;
  const rate = `the learning rate (${learningRate} with ${optimizer}): try a smaller one, for example ${Number((learningRate / 10).toPrecision(3))}`;
  throw new UserError(`In epoch ${epoch} the loss stopped being a number, so training was ended. ${describeCause(plan, rate)}.`);
}

function describeCause({ encoder }: RunPlan, rate: string): string {
  const widest = encoder.inputs.reduce((a, b) => (b.max - b.min > a.max - a.min ? b : a));
  if (encoder.scaling !== 'none' || widest.max - widest.min <= 100) return `The likely cause is ${rate}`;
  return (
    `The likely cause is that the columns are not scaled ("${widest.name}" goes from ${widest.min} to ${widest.max}): ` +
    `train with the scaling "standard". If that does not help, it is ${rate}`
  );
}
