import { message, verbatim, type Message } from '../../src/message.ts';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeRange } from '../../src/numberPlaces.ts';

/** The text behind an output of the graph: a name in bold and, unless it is obvious, the meaning of its number. */
export interface OutputLabel {
  readonly name: string;
  readonly meaning: Message | undefined;
}

/** One label per output: the target, or each of its classes. */
export function outputLabels({ encoder, architecture }: Pick<RunPlan, 'encoder' | 'architecture'>): readonly OutputLabel[] {
  const { target } = encoder;
  switch (target.type) {
    case 'multiclass':
      return target.classes.map((name) => ({ name, meaning: undefined }));
    case 'binary': {
      const [negative, positive] = target.classes;
      const isProbability = architecture.layers.at(-1)?.activation === 'sigmoid';
      const meaning = isProbability
        ? message('chance of {answer}', { answer: positive })
        : message('above 0: {class}, else {other}', { class: positive, other: negative });
      return [{ name: target.column, meaning }];
    }
    case 'regression': {
      const { column, min, max, format } = target;
      return [{ name: column, meaning: verbatim(writeRange({ min, max }, format.unit)) }];
    }
  }
}

/** Names of the outputs that stand for classes; none where there is one output. */
export function outputNames(target: TargetEncoding): readonly string[] {
  return target.type === 'multiclass' ? target.classes : [];
}

/** The outputs in a sentence, for those who cannot see the graph. */
export function outputSentence(plan: Pick<RunPlan, 'encoder' | 'architecture'>): Message {
  const { target } = plan.encoder;
  const [{ name, meaning }] = outputLabels(plan);
  if (target.type === 'multiclass' || !meaning) return message('Each output is the probability of its class.');
  if (target.type === 'regression') return message('The output is {name}, {range} in the training rows.', { name, range: meaning });
  return message('The output of {name} is: {meaning}.', { name, meaning });
}
