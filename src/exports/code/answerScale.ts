import { decisionThreshold } from '../../dataset/encoding/encoder.ts';
import { lastActivation, targetUnits } from '../../model/answer.ts';
import { log } from '../../network/elementary.ts';
import type { ExportedModel } from '../exportedModel.ts';

/** How the sums of the output layer become the answer. */
export type AnswerForm =
  /** `value = number · scale + shift`, or e to that power. */
  | { readonly type: 'number'; readonly scale: number; readonly shift: number; readonly isLogarithm: boolean }
  /** The second class is predicted above this value of the output, or of Σ. There are probabilities only if the output is one. */
  | {
      readonly type: 'two';
      readonly classes: readonly [string, string];
      readonly hasProbabilities: boolean;
      readonly threshold: number;
      readonly sumThreshold: number;
    }
  | { readonly type: 'several'; readonly classes: readonly string[]; readonly hasProbabilities: boolean };

/** The form of a model's answers, equivalent to `answer` in the room `model`. */
export function answerForm({ encoder: { target }, architecture }: Pick<ExportedModel, 'encoder' | 'architecture'>): AnswerForm {
  const activation = lastActivation(architecture);
  switch (target.type) {
    case 'regression':
      return { type: 'number', ...targetUnits(target), isLogarithm: target.logarithm !== undefined };
    case 'binary': {
      const hasProbabilities = activation === 'sigmoid';
      const threshold = hasProbabilities ? decisionThreshold(target) : 0;
      const sumThreshold = hasProbabilities ? log(threshold / (1 - threshold)) : 0;
      return { type: 'two', classes: target.classes, hasProbabilities, threshold, sumThreshold };
    }
    case 'multiclass':
      return { type: 'several', classes: target.classes, hasProbabilities: activation === 'softmax' };
  }
}
