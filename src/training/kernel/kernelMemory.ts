import type { Dataset, FeatureMatrix } from '../../dataset/dataset.ts';
import type { RunOutline } from '../runOutline.ts';
import { createKernelLayout, ROW_WORK, type KernelLayout } from './kernelLayout.ts';
import type { TrainingKernel } from './trainingKernel.ts';

/** Weights times rows of a whole training from which starting helpers pays: about 100 ms. */
const HELPED_WORK = 2 ** 29;
/** There are eight shards, so more threads would have nothing to do. */
export const MOST_HELPERS = 7;

/** Memory of one training, in which its features are stored from the beginning. */
export interface KernelMemory {
  readonly kernel: TrainingKernel;
  readonly module: WebAssembly.Module;
  readonly layout: KernelLayout;
  readonly memory: WebAssembly.Memory;
  /** The whole memory. */
  readonly floats: Float32Array<ArrayBuffer>;
  /** The part for the features, initially 0. */
  readonly matrix: FeatureMatrix;
}

/**
 * Allocates memory for a training. `threads` is the number of threads that may work on it, including the caller's; by default as many as
 * the kernel can have. Throws a RangeError if the memory cannot be allocated.
 */
export function takeKernelMemory(kernel: TrainingKernel, outline: RunOutline, threads?: number): KernelMemory {
  const { architecture, hyperparameters, rows, frozen } = outline;
  const options = { batchSize: hyperparameters.batchSize, hasDropout: hyperparameters.dropout > 0, frozenCount: frozen?.length ?? 0 };
  const alone = createKernelLayout(architecture, rows, { ...options, threads: 1 });
  const helpers = countHelpers(kernel, threads, alone, outline);
  const layout = helpers === 0 ? alone : createKernelLayout(architecture, rows, { ...options, threads: 1 + helpers });
  const module = kernel.module(helpers > 0);
  const memory = kernel.takeMemory(layout.byteLength, helpers > 0);
  const floats = new Float32Array(memory.buffer);
  const features = floats.subarray(layout.features / 4, layout.features / 4 + rows.rowCount * layout.featureStride);
  return { kernel, module, layout, memory, floats, matrix: { features, featureStride: layout.featureStride } };
}

/** Number of helpers: none for trainings that are short or whose batches are too small to split. */
function countHelpers(
  { helpers }: TrainingKernel,
  threads: number | undefined,
  { shardedRows, parameterBytes }: KernelLayout,
  { hyperparameters: { batchSize, epochs }, rows: { train } }: RunOutline,
): number {
  const most = Math.min(threads === undefined ? (helpers?.count ?? 0) : threads - 1, MOST_HELPERS);
  if (!helpers || most <= 0 || Math.min(batchSize, train.length) < shardedRows) return 0;
  return epochs * train.length * (parameterBytes / 4 + ROW_WORK) < HELPED_WORK ? 0 : most;
}

/**
 * Writes the initial state of a training into its memory. Features stored elsewhere are copied. `frozen` must be as in the outline for
 * which the memory was allocated.
 */
export function fillKernelMemory(
  { layout, floats, matrix }: KernelMemory,
  dataset: Dataset,
  initial: Float32Array,
  frozen: Uint32Array = new Uint32Array(0),
): void {
  const words = new Uint32Array(floats.buffer);
  for (const { layers, descriptions } of layout.threadMemories) words.set(descriptions, layers / 4);
  words.set(layout.maskWords, layout.masks / 4);
  frozen.forEach((place, index) => (words[layout.frozen / 4 + index] = layout.places[place] * 4));
  words.set(dataset.train, layout.trainRows / 4);
  words.set(dataset.test, layout.testRows / 4);
  words.set(dataset.validation, layout.validationRows / 4);
  floats.set(dataset.targets, layout.targets / 4);
  if (dataset.sampleWeights) floats.set(dataset.sampleWeights, layout.sampleWeights / 4);
  for (let i = 0; i < initial.length; i++) floats[layout.places[i]] = initial[i];
  if (dataset.features !== matrix.features) copyFeatures(dataset, matrix);
}

function copyFeatures({ rowCount, featureCount, features, featureStride }: Dataset, to: FeatureMatrix): void {
  for (let row = 0; row < rowCount; row++) {
    const [from, start] = [row * featureStride, row * to.featureStride];
    for (let column = 0; column < featureCount; column++) to.features[start + column] = features[from + column];
  }
}
