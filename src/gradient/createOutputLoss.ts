import { assertNever } from '../assertNever.ts';
import type { Architecture } from '../network/architecture.ts';
import { binaryCrossentropy } from './binaryCrossentropy.ts';
import { createCategoricalCrossentropy } from './categoricalCrossentropy.ts';
import type { Loss } from '../evaluation/loss.ts';
import { createLinearLoss } from './linearLosses.ts';
import type { OutputLoss } from './outputLoss.ts';

/** The loss for the network's output layer. Throws if the two do not fit together. */
export function createOutputLoss(loss: Loss, { layers }: Architecture, classCount: number): OutputLoss {
  const { units, activation } = layers[layers.length - 1];
  const expect = (wanted: string, isMet: boolean) => {
    if (!isMet) throw new Error(`${loss} stands behind ${wanted}, not behind ${units} with ${activation}`);
  };
  switch (loss) {
    case 'binaryCrossentropy':
      expect('one output with sigmoid', units === 1 && activation === 'sigmoid');
      return binaryCrossentropy;
    case 'categoricalCrossentropy':
      expect(`${classCount} outputs with softmax`, units === classCount && activation === 'softmax');
      return createCategoricalCrossentropy(classCount);
    case 'meanSquaredError':
    case 'meanAbsoluteError':
    case 'huber':
    case 'hinge':
    case 'perceptron':
      expect('one linear output', units === 1 && activation === 'linear');
      return createLinearLoss(loss, classCount);
    default:
      return assertNever(loss);
  }
}
