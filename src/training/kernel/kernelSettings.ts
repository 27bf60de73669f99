import type { EncodedRows } from '../../dataset/dataset.ts';
import { codeOf } from '../../options/optionTable.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import type { KernelSettings } from './kernelExports.ts';
import type { ThreadMemory } from './createThreadMemory.ts';
import type { KernelLayout } from './kernelLayout.ts';

/** Bytes of features that fit in the per-core caches of today's processors. */
const NEAR_BYTES = 2 ** 20;
/** If a smaller share of the numbers is nonzero, skipping the zeros pays. */
const DENSE_SHARE = 0.65;
/** Separates the masks of dropout from the other random streams of the seed ("drop"). */
const DROPOUT_STREAM = 0x64726f70;

/** The kernel's settings for the thread with this memory. */
export function kernelSettings(
  layout: KernelLayout,
  own: ThreadMemory,
  hyperparameters: Hyperparameters,
  dataset: EncodedRows,
  hasHelpers: boolean,
): KernelSettings {
  const { parameterBytes, headWeights, headBias, headDepth, weightsStart, hiddenCount, layerCount } = layout;
  const { learningRate, l1, l2, clipNorm, dropout, weightDecay, seed } = hyperparameters;
  return {
    ...{ features: layout.features, targets: layout.targets, sampleWeights: layout.sampleWeights },
    isFar: dataset.rowCount * layout.featureStride * 4 > NEAR_BYTES ? 1 : 0,
    ...{ trainRows: layout.trainRows, testRows: layout.testRows, validationRows: layout.validationRows },
    ...{ trainCount: dataset.train.length, testCount: dataset.test.length, validationCount: dataset.validation.length },
    // A batch is never larger than the table, and the kernel counts with 32 bits.
    batchSize: Math.min(hyperparameters.batchSize, dataset.train.length),
    ...{ chunkRows: layout.chunkRows, shardedRows: layout.shardedRows, jobRows: layout.jobRows },
    ...{ figures: layout.figures, work: layout.work, chunk: own.chunk, layers: own.layers, hiddenCount, layerCount },
    ...{ weightsStart, parameterBytes, headDepth, headWeights, headBias },
    headGradient: headWeights + parameterBytes,
    headBiasGradient: headBias + parameterBytes,
    loss: codeOf('loss', hyperparameters.loss),
    hasClasses: dataset.classCount > 0 ? 1 : 0,
    optimizer: codeOf('optimizer', hyperparameters.optimizer),
    ...{ learningRate, weightDecay, l1, l2, clipNorm },
    dropBelow: Math.floor(dropout * 2 ** 32),
    keepFactor: 1 / (1 - dropout),
    dropSeed: seed ^ DROPOUT_STREAM,
    ...{ frozen: layout.frozen, frozenCount: layout.frozenCount },
    hasHelpers: hasHelpers ? 1 : 0,
    headDeltas: own.headDeltas,
    nonzeros: own.nonzeros,
    denseShare: DENSE_SHARE,
  };
}
