import type { TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { numberOfOutput } from '../../dataset/encoding/targetOutput.ts';
import { answeredClass, probabilityOf } from '../answer.ts';
import type { Activation } from '../../network/architecture.ts';
import type { AnswerCurve, AnswerGrid } from './answerGrid.ts';

/** The color of each point: the class or step, and its strength (0…`CLASS_STEPS` − 1; always 0 for a number). */
export interface Shades {
  readonly colors: Uint8Array<ArrayBuffer>;
  readonly steps: Uint8Array<ArrayBuffer>;
}

/** Number of strengths for a class, from undecided to sure. */
export const CLASS_STEPS = 5;
/** Number of equal steps for a numeric target, from its smallest to its largest value. */
export const NUMBER_STEPS = 8;

/** The shades of a grid. */
export function shadesOf(
  grid: Pick<AnswerGrid | AnswerCurve, 'outputs' | 'outputCount'>,
  target: TargetEncoding,
  activation: Activation,
): Shades {
  const { outputs, outputCount } = grid;
  const points = outputs.length / outputCount;
  const colors = new Uint8Array(points);
  const steps = new Uint8Array(points);
  // Copied, because a subarray for each point would take longer than everything else.
  const own = new Float64Array(outputCount);
  for (let point = 0; point < points; point++) {
    for (let output = 0; output < outputCount; output++) own[output] = outputs[point * outputCount + output];
    if (target.type === 'regression') {
      colors[point] = numberStep(numberOfOutput(target, own[0]), target);
      continue;
    }
    const winner = answeredClass(target, activation, own);
    colors[point] = winner;
    steps[point] = classStep(probabilityOf(winner, activation, own), target.classes.length);
  }
  return { colors, steps };
}

/** The step of the target's range that a number falls into. */
export function numberStep(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  const share = max > min ? (value - min) / (max - min) : 0.5;
  return Math.max(0, Math.min(NUMBER_STEPS - 1, Math.floor(share * NUMBER_STEPS))) || 0;
}

/** From the probability of a random guess to certainty; the strongest if there are no probabilities. */
function classStep(probability: number | undefined, classes: number): number {
  if (probability === undefined) return CLASS_STEPS - 1;
  const least = 1 / classes;
  return Math.max(0, Math.min(CLASS_STEPS - 1, Math.floor(((probability - least) / (1 - least)) * CLASS_STEPS)));
}
