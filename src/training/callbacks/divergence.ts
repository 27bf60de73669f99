import { message, sentences, type Message } from '../../message.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import type { TrainingCallbacks } from './trainingCallbacks.ts';

/**
 * A message that says in which epoch the loss stopped being a number, which epoch's weights are kept, and which column or setting is the
 * likely cause. Undefined if training did not diverge.
 */
export function describeDivergence(
  { divergedIn, bestEpoch, learningRate }: Pick<TrainingCallbacks, 'divergedIn' | 'bestEpoch' | 'learningRate'>,
  plan: RunPlan,
): Message | undefined {
  if (divergedIn === undefined) return undefined;
  const end =
    bestEpoch > 0
      ? message('In epoch {epoch} the loss stopped being a number, so training was ended with the weights of epoch {best}.', {
          epoch: divergedIn,
          best: bestEpoch,
        })
      : message('In epoch {epoch} the loss stopped being a number, so training was ended.', { epoch: divergedIn });
  return sentences(end, describeCause(plan, learningRate));
}

function describeCause({ encoder, hyperparameters: { optimizer, l2 } }: RunPlan, learningRate: number): Message {
  const round = (value: number) => String(Number(value.toPrecision(3)));
  const rate = { rate: round(learningRate), optimizer, smaller: round(learningRate / 10) };
  // Each step multiplies the weights by 1 − 2 · rate · l2. If rate · l2 ≥ 1, that alone makes them grow.
  if (optimizer === 'sgd' && learningRate * l2 >= 1)
    return message(
      'The likely cause is "l2" ({l2}) together with the learning rate ({rate} with {optimizer}): try a smaller one, for example {smaller}.',
      { ...rate, l2: String(l2) },
    );
  const widest = encoder.inputs.reduce((a, b) => (b.max - b.min > a.max - a.min ? b : a));
  if (encoder.scaling !== 'none' || widest.max - widest.min <= 100)
    return message('The likely cause is the learning rate ({rate} with {optimizer}): try a smaller one, for example {smaller}.', rate);
  return sentences(
    message(
      'The likely cause is that the columns are not scaled ("{column}" goes from {min} to {max}): train with the scaling "standard".',
      {
        column: widest.name,
        min: String(widest.min),
        max: String(widest.max),
      },
    ),
    message('If that does not help, it is the learning rate ({rate} with {optimizer}): try a smaller one, for example {smaller}.', rate),
  );
}
