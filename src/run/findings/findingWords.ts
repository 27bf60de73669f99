import { assertNever } from '../../assertNever.ts';
import { message, plural, sentences, type Message } from '../../message.ts';
import { writePercent, writeShare } from '../../writeNumber.ts';
import { optionTable } from '../../options/optionTable.ts';
import type { Finding, OneAnswerCause, TooGoodScore } from './finding.ts';
import type { RunOutcome } from '../runPlan.ts';

/** Lower values say no more than this one. */
const LOWEST_R2 = -1;

/** Why a run that has ended does not answer. */
export function describeSetAside({ divergence }: RunOutcome): Message {
  return divergence === undefined
    ? message(
        'This run does no better than always giving the same answer, so the previous model stays: it answers in the hover and predicts.',
      )
    : message('This run diverged, so the previous model stays: it answers in the hover and predicts.');
}

/** A finding for the user: what was found, and what may help. */
export function describeFinding(finding: Finding): Message {
  switch (finding.type) {
    case 'noLearningRate':
      return message(
        'The learning rate is 0, so no weight has moved: the network answers as it did before the first epoch. Set it to {rate}, for example.',
        { rate: String(optionTable.learningRate.default) },
      );
    case 'overshot':
      return sentences(
        message('Even on the rows that it learned from it is far worse than always giving the same answer.'),
        message('The likely cause is the learning rate ({rate} with {optimizer}): try a smaller one, for example {smaller}.', {
          ...{ rate: String(finding.learningRate), optimizer: finding.optimizer, smaller: String(optionTable.learningRate.default) },
        }),
      );
    case 'equalNeurons':
      return message(
        'With the initializer "zeros" the neurons of a hidden layer begin equal and stay equal, so they learn no more than one could, and usually nothing. Choose another, such as "auto".',
      );
    case 'deadNeurons':
      return describeDeadNeurons(finding);
    case 'oneAnswer':
      return describeOneAnswer(finding.cause);
    case 'tooGood':
      return message(
        'This is nearly too good to be true: {figure} on the test rows. Without what "{column}" says it would be {without}. If "{column}" is not known yet when the answer is wanted, leave it out.',
        {
          figure: figureOf(finding.score, finding.value),
          column: finding.column,
          without: figureOf(finding.score, finding.without),
        },
      );
    case 'linearLimit':
      return message(
        'Whatever its weights, a single neuron can hardly do better here than always giving the same answer: it adds up columns and knows no bends. Hidden layers could: try "hidden" with [8].',
      );
    default:
      return assertNever(finding);
  }
}

/** A finding in a few words. */
export function summarizeFinding(finding: Finding): Message {
  switch (finding.type) {
    case 'noLearningRate':
      return message('the learning rate is 0');
    case 'overshot':
      return message('the learning rate is too large');
    case 'equalNeurons':
      return message('hidden neurons stay equal');
    case 'deadNeurons':
      return message('{dead} of {of} neurons are dead', { dead: finding.dead, of: finding.of });
    case 'oneAnswer':
      return message('one answer for every row');
    case 'tooGood':
      return message('nearly too good to be true');
    case 'linearLimit':
      return message('one neuron is too few');
    default:
      return assertNever(finding);
  }
}

function figureOf(score: TooGoodScore, value: number): Message {
  switch (score) {
    case 'auc':
      return message('AUC {value}', { value: writeShare(value, 3) });
    case 'r2':
      return message('R² {value}', { value: value < LOWEST_R2 ? '< −1' : writeShare(value, 2) });
    case 'accuracy':
      return message('{percent} right', { percent: writePercent(value) });
    default:
      return assertNever(score);
  }
}

function describeDeadNeurons({ dead, of, layer }: Extract<Finding, { type: 'deadNeurons' }>): Message {
  const place = { layer: String(layer) };
  return dead === of
    ? plural(
        of,
        'The only neuron of hidden layer {layer} is dead: its ReLU gives 0 for every row, so it neither says nor learns anything. A smaller learning rate, the activation "leakyRelu" or another seed helps.',
        'All {count} neurons of hidden layer {layer} are dead: their ReLU gives 0 for every row, so they neither say nor learn anything. A smaller learning rate, the activation "leakyRelu" or another seed helps.',
        place,
      )
    : message(
        '{dead} of {of} neurons of hidden layer {layer} are dead: their ReLU gives 0 for every row, so they neither say nor learn anything. A smaller learning rate, the activation "leakyRelu" or another seed helps.',
        { dead, of, ...place },
      );
}

function describeOneAnswer(cause: OneAnswerCause): Message {
  switch (cause) {
    case 'nothingLearned':
      return message('That is why it gives the same answer for every row.');
    case 'rareClass':
      return message(
        'It gives the same answer for every row, since nearly all rows it learned from have it: with "classWeight" set to "balanced" it looks for the others.',
      );
    case 'unknown':
      return message('It gives the same answer for every row: it was trained too little, or the columns say nothing about the target.');
    default:
      return assertNever(cause);
  }
}
