import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeRange } from '../../src/numberPlaces.ts';

/** What stands behind an output of the graph: a name in strong type and what its number means. */
export interface OutputLabel {
  readonly name: string;
  readonly meaning: string;
}

/** One label per output: the target, or each of its classes. */
export function outputLabels({ encoder, architecture }: RunPlan): readonly OutputLabel[] {
  const { target } = encoder;
  switch (target.type) {
    case 'multiclass':
      return target.classes.map((name) => ({ name, meaning: '' }));
    case 'binary': {
      const [negative, positive] = target.classes;
      const isProbability = architecture.layers.at(-1)?.activation === 'sigmoid';
      return [{ name: target.column, meaning: isProbability ? `probability of ${positive}` : `above 0: ${positive}, else ${negative}` }];
    }
    case 'regression': {
      const { column, min, max, format } = target;
      return [{ name: column, meaning: writeRange({ min, max }, format.unit) }];
    }
  }
}

/** Names of the outputs that stand for classes; none where there is one output. */
export function outputNames(target: TargetEncoding): readonly string[] {
  return target.type === 'multiclass' ? target.classes : [];
}

/** What the outputs say, in a sentence for those who don't see the graph. */
export function outputSentence(plan: RunPlan): string {
  const { target } = plan.encoder;
  if (target.type === 'multiclass') return 'Each output is the probability of its class.';
  const [{ name, meaning }] = outputLabels(plan);
  return target.type === 'regression' ? `The output is ${name}, ${meaning} in the training rows.` : `The output of ${name} is: ${meaning}.`;
}
