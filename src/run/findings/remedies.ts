import { assertNever } from '../../assertNever.ts';
import type { Remedy } from '../../dataset/checks/dataCheck.ts';
import { message, plural, type Message } from '../../message.ts';
import { optionTable } from '../../options/optionTable.ts';
import type { Finding } from './finding.ts';
import type { RunPlan } from '../runPlan.ts';
import type { TrainOptions } from '../options/trainOptions.ts';

/** How many times longer to train a network that may have been trained too briefly. */
const LONGER = 4;
/** A small hidden layer can learn curves, which a single neuron cannot. */
const FEW_NEURONS = [8];

/** How the next training's options differ from the last one's. `features`: the columns used as features so far. */
export function remedyOptions(remedy: Remedy, features: readonly string[]): TrainOptions {
  switch (remedy.type) {
    case 'leaveOut':
      return { features: features.filter((name) => name !== remedy.column) };
    case 'clipOutliers':
      return { clipOutliers: true };
    case 'boundActivation':
      return { activation: 'tanh' };
    case 'robustLoss':
      return { loss: 'huber' };
    case 'logTarget':
      return { targetScale: 'log' };
    case 'balanceClasses':
      return { classWeight: 'balanced' };
    case 'drawWeights':
      return { initializer: 'glorotUniform' };
    case 'leakyActivation':
      return { activation: 'leakyRelu' };
    case 'joinEqualRows':
    case 'partEqualRows':
      return { allowDuplicates: remedy.type === 'partEqualRows' };
    case 'resize':
      return { hidden: [...remedy.hidden] };
    case 'setRate':
      return { learningRate: remedy.learningRate };
    case 'setEpochs':
      return { epochs: remedy.epochs };
    default:
      return assertNever(remedy);
  }
}

/** The label of the button that trains with the remedy; `write` formats the name of a column. */
export function describeRemedy(remedy: Remedy, write: (column: string) => string): Message {
  switch (remedy.type) {
    case 'leaveOut':
      return message('Leave out {column} & train again', { column: write(remedy.column) });
    case 'clipOutliers':
      return message('Clip outliers & train again');
    case 'boundActivation':
      return message('Use tanh & train again');
    case 'robustLoss':
      return message('Use the Huber loss & train again');
    case 'logTarget':
      return message('Learn its logarithm & train again');
    case 'balanceClasses':
      return message('Balance the classes & train again');
    case 'drawWeights':
      return message('Draw the first weights & train again');
    case 'leakyActivation':
      return message('Use leaky ReLU & train again');
    case 'joinEqualRows':
      return message('Keep equal rows on one side & train again');
    case 'partEqualRows':
      return message('Split equal rows like others & train again');
    case 'resize':
      return describeResize(remedy.hidden);
    case 'setRate':
      return message('Train with {rate}', { rate: String(remedy.learningRate) });
    case 'setEpochs':
      return message('Train {epochs} epochs', { epochs: remedy.epochs });
    default:
      return assertNever(remedy);
  }
}

/** A shorter version for narrow places: only what changes. */
export function summarizeRemedy(remedy: Remedy, write: (column: string) => string): Message {
  switch (remedy.type) {
    case 'leaveOut':
      return message('Leave out {column}', { column: write(remedy.column) });
    case 'clipOutliers':
      return message('Clip outliers');
    case 'boundActivation':
      return message('Use tanh');
    case 'robustLoss':
      return message('Use the Huber loss');
    case 'logTarget':
      return message('Learn its logarithm');
    case 'balanceClasses':
      return message('Balance the classes');
    case 'drawWeights':
      return message('Draw the first weights');
    case 'leakyActivation':
      return message('Use leaky ReLU');
    case 'joinEqualRows':
      return message('Keep equal rows on one side');
    case 'partEqualRows':
      return message('Split equal rows');
    case 'resize':
      return remedy.hidden.length === 0
        ? message('No hidden layers')
        : plural(neuronCount(remedy.hidden), 'Use {count} neuron', 'Use {count} neurons');
    case 'setRate':
    case 'setEpochs':
      return describeRemedy(remedy, write);
    default:
      return assertNever(remedy);
  }
}

function describeResize(hidden: readonly number[]): Message {
  return hidden.length === 0
    ? message('Remove the hidden layers & train again')
    : plural(neuronCount(hidden), 'Use {count} hidden neuron & train again', 'Use {count} hidden neurons & train again');
}

function neuronCount(hidden: readonly number[]): number {
  return hidden.reduce((sum, units) => sum + units, 0);
}

/** What may help against a finding, the most promising first. */
export function findingRemedies(finding: Finding, { recipe, hyperparameters }: RunPlan): readonly Remedy[] {
  switch (finding.type) {
    case 'noLearningRate':
    case 'overshot':
      return [{ type: 'setRate', learningRate: optionTable.learningRate.default }];
    case 'equalNeurons':
      return [{ type: 'drawWeights' }];
    case 'deadNeurons':
      return [{ type: 'leakyActivation' }];
    case 'oneAnswer':
      if (finding.cause === 'rareClass') return [{ type: 'balanceClasses' }];
      return finding.cause === 'unknown'
        ? [{ type: 'setEpochs', epochs: Math.min(optionTable.epochs.max, LONGER * hyperparameters.epochs) }]
        : [];
    case 'tooGood':
      return recipe.features.length > 1 ? [{ type: 'leaveOut', column: finding.column }] : [];
    case 'linearLimit':
      return [{ type: 'resize', hidden: FEW_NEURONS }];
    default:
      return assertNever(finding);
  }
}

/** The other way to split duplicate rows; empty if there are none. */
export function equalRowsRemedies({ recipe: { allowDuplicates } }: RunPlan): readonly Remedy[] {
  return allowDuplicates === undefined ? [] : [{ type: allowDuplicates ? 'joinEqualRows' : 'partEqualRows' }];
}
