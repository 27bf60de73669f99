import { assertFields } from './descriptions.ts';

/** What the kernel is told before a training; `assembly/` says what each is. Addresses are in bytes from the start of its memory. */
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

/** What the kernel gives its owner. */
export interface KernelExports extends Readonly<Record<SettingName, WebAssembly.Global<'f32'>>> {
  seed(value: number): void;
  /** The epochs that are over, where the training goes on with an earlier one; set before the first call of `advance`. */
  readonly epoch: WebAssembly.Global<'i32'>;
  /** What Adam remembers of its steps, see `OptimizerMemory`. */
  readonly power1: WebAssembly.Global<'f32'>;
  readonly power2: WebAssembly.Global<'f32'>;
  shuffle(rows: number, count: number): void;
  /** Once, when weights and settings are in place. */
  prepare(): void;
  /** Goes on with the epoch for about this many rows; not 0 when it is over and its figures are in place. */
  advance(rows: number): number;
  /** Works on the shards of the training of another thread until that calls `closeWork`. */
  help(): void;
  closeWork(): void;
  /** See `assembly/doubles.ts`: the only one that needs no settings. */
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

/** An instance of its own for one thread of one training. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  assertFields(exports);
  // What `assembly/index.ts` exports is beyond the type system; every test of the kernel would fail on a difference.
  return exports as unknown as KernelExports;
}

/** Writes all settings. */
export function configureKernel(kernel: KernelExports, settings: KernelSettings): void {
  for (const name of SETTINGS) kernel[name].value = settings[name];
}
