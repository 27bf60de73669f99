import type { TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { numberOfOutput } from '../../dataset/encoding/targetOutput.ts';
import { answeredClass, probabilityOf } from '../answer.ts';
import type { Activation } from '../../network/architecture.ts';
import type { AnswerCurve, AnswerGrid } from './answerGrid.ts';

/** How the answer is drawn at each point: in the colour of which class or step, and how strongly (0…`CLASS_STEPS` − 1; always 0 for a number). */
export interface Shades {
  readonly colors: Uint8Array<ArrayBuffer>;
  readonly steps: Uint8Array<ArrayBuffer>;
}

/** Strengths that a class is drawn in, from undecided to sure. */
export const CLASS_STEPS = 5;
/** Equal steps of a target that is a number, from its smallest to its largest value. */
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
  // Copied: a view of its own for each point would take longer than all else.
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

/** Which of the eight steps of the target's range a number is in. */
export function numberStep(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  const share = max > min ? (value - min) / (max - min) : 0.5;
  return Math.max(0, Math.min(NUMBER_STEPS - 1, Math.floor(share * NUMBER_STEPS))) || 0;
}

/** From as sure as a guess between all classes to certain; without probabilities the strongest. */
function classStep(probability: number | undefined, classes: number): number {
  if (probability === undefined) return CLASS_STEPS - 1;
  const least = 1 / classes;
  return Math.max(0, Math.min(CLASS_STEPS - 1, Math.floor(((probability - least) / (1 - least)) * CLASS_STEPS)));
}
