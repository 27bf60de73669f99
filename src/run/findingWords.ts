import { assertNever } from '../assertNever.ts';
import { optionTable } from '../options/optionTable.ts';
import type { Finding, OneAnswerCause } from './finding.ts';
import type { RunOutcome } from './runPlan.ts';

/** Why a run that has come to its end does not answer. */
export function describeSetAside({ divergence }: RunOutcome): string {
  const what = divergence === undefined ? 'does no better than always giving the same answer' : 'diverged';
  return `This run ${what}, so the model from before stays: it answers in the hover and predicts.`;
}

/** A finding in words for the user: what was found, and what helps. */
export function describeFinding(finding: Finding): string {
  switch (finding.type) {
    case 'noLearningRate':
      return `The learning rate is 0, so no weight has moved: the network answers as it did before the first epoch. Set it to ${optionTable.learningRate.default}, for example.`;
    case 'equalNeurons':
      return 'With the initializer "zeros" the neurons of a hidden layer begin equal and stay equal, so they learn no more than one could, mostly nothing. Choose another, such as "auto".';
    case 'deadNeurons': {
      const { dead, of, layer } = finding;
      const which = dead === of ? `All ${of} neurons` : `${dead} of ${of} neurons`;
      return `${which} of hidden layer ${layer} are dead: their ReLU gives 0 for every row, so they neither say nor learn anything. A smaller learning rate, the activation "leakyRelu" or another seed helps.`;
    }
    case 'oneAnswer':
      return `It gives the same answer for every row${describeCause(finding.cause)}.`;
    case 'linearLimit':
      return 'Whatever its weights, a single neuron can hardly do better here than always giving the same answer: it adds up columns and knows no bends. Hidden layers could: try "hidden" with [8].';
    default:
      return assertNever(finding);
  }
}

function describeCause(cause: OneAnswerCause): string {
  switch (cause) {
    case 'nothingLearned':
      return ' for that reason';
    case 'rareClass':
      return ', since nearly all rows it learned from have it: with "classWeight" set to "balanced" it looks for the others';
    case 'unknown':
      return ': it was trained too little, or the columns say nothing of the target';
    default:
      return assertNever(cause);
  }
}
