import { assertFields } from './descriptions.ts';

/** Settings of the kernel for a training, explained in `assembly/`. Addresses are in bytes from the start of its memory. */
export const SETTINGS = [
  ...(['features', 'isFar', 'targets', 'sampleWeights', 'trainRows', 'trainCount', 'testRows', 'testCount'] as const),
  ...(['validationRows', 'validationCount', 'batchSize', 'chunkRows', 'shardedRows', 'jobRows', 'figures', 'work', 'chunk'] as const),
  ...(['layers', 'hiddenCount', 'layerCount', 'headDepth', 'headWeights', 'headBias', 'headGradient', 'headBiasGradient'] as const),
  ...([
    'weightsStart',
    'parameterBytes',
    'loss',
    'hasClasses',
    'optimizer',
    'learningRate',
    'weightDecay',
    'l1',
    'l2',
    'clipNorm',
  ] as const),
  ...(['dropBelow', 'keepFactor', 'dropSeed', 'frozen', 'frozenCount', 'hasHelpers', 'headDeltas', 'nonzeros', 'denseShare'] as const),
] as const;

export type SettingName = (typeof SETTINGS)[number];
export type KernelSettings = Readonly<Record<SettingName, number>>;

/** The kernel's exports for its owner. */
export interface KernelExports extends Readonly<Record<SettingName, WebAssembly.Global<'f32'>>> {
  seed(value: number): void;
  /** Number of epochs already trained if the training continues an earlier one; set before the first call of `advance`. */
  readonly epoch: WebAssembly.Global<'i32'>;
  /** Adam's state beside the moments, see `OptimizerMemory`. */
  readonly power1: WebAssembly.Global<'f32'>;
  readonly power2: WebAssembly.Global<'f32'>;
  shuffle(rows: number, count: number): void;
  /** Call once, when weights and settings are in place. */
  prepare(): void;
  /** Continues the epoch for about this many rows; returns nonzero when the epoch is over and its figures are in place. */
  advance(rows: number): number;
  /** Works on shards for the training of another thread until that thread calls `closeWork`. */
  help(): void;
  closeWork(): void;
  /** See `assembly/doubles.ts`. The only function that needs no settings. */
  addUpDoubles(
    values: number,
    stride: number,
    depth: number,
    weights: number,
    biases: number,
    paddedUnits: number,
    rows: number,
    sums: number,
  ): void;
}

/** Creates a separate instance for one thread of one training. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  assertFields(exports);
  // The type system cannot see what `assembly/index.ts` exports; every test of the kernel would fail on a mismatch.
  return exports as unknown as KernelExports;
}

/** Writes all settings. */
export function configureKernel(kernel: KernelExports, settings: KernelSettings): void {
  for (const name of SETTINGS) kernel[name].value = settings[name];
}
