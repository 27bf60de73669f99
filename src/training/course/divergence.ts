import type { RunPlan } from '../../run/runPlan.ts';
import type { TrainingCourse } from './trainingCourse.ts';

/**
 * In words for the user: in which epoch the loss stopped being a number, from which one the weights are, and which column or setting is the
 * likely cause. Undefined when it did not.
 */
export function describeDivergence(
  { divergedIn, bestEpoch, learningRate }: Pick<TrainingCourse, 'divergedIn' | 'bestEpoch' | 'learningRate'>,
  plan: RunPlan,
): string | undefined {
  if (divergedIn === undefined) return undefined;
  const kept = bestEpoch > 0 ? ` with the weights of epoch ${bestEpoch}` : '';
  return `In epoch ${divergedIn} the loss stopped being a number, so training was ended${kept}. ${describeCause(plan, learningRate)}.`;
}

function describeCause({ encoder, hyperparameters: { optimizer, l2 } }: RunPlan, learningRate: number): string {
  const round = (value: number) => Number(value.toPrecision(3));
  const rate = `the learning rate (${round(learningRate)} with ${optimizer}): try a smaller one, for example ${round(learningRate / 10)}`;
  // Each step multiplies the weights by 1 − 2 · rate · l2: beyond 2 they grow by that alone.
  if (optimizer === 'sgd' && learningRate * l2 >= 1) return `The likely cause is "l2" (${l2}) together with ${rate}`;
  const widest = encoder.inputs.reduce((a, b) => (b.max - b.min > a.max - a.min ? b : a));
  if (encoder.scaling !== 'none' || widest.max - widest.min <= 100) return `The likely cause is ${rate}`;
  return (
    `The likely cause is that the columns are not scaled ("${widest.name}" goes from ${widest.min} to ${widest.max}): ` +
    `train with the scaling "standard". If that does not help, it is ${rate}`
  );
}
