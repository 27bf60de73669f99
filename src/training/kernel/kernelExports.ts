/** What the kernel gives its owner; `assembly/index.ts` says what each is. Addresses are in bytes from the start of its memory. */
export interface KernelExports {
  readonly features: WebAssembly.Global<'i32'>;
  readonly targets: WebAssembly.Global<'i32'>;
  readonly trainRows: WebAssembly.Global<'i32'>;
  readonly trainCount: WebAssembly.Global<'i32'>;
  readonly testRows: WebAssembly.Global<'i32'>;
  readonly testCount: WebAssembly.Global<'i32'>;
  readonly batchSize: WebAssembly.Global<'i32'>;
  readonly chunkRows: WebAssembly.Global<'i32'>;
  readonly chunk: WebAssembly.Global<'i32'>;
  readonly layers: WebAssembly.Global<'i32'>;
  readonly layerCount: WebAssembly.Global<'i32'>;
  readonly headDepth: WebAssembly.Global<'i32'>;
  readonly headWeights: WebAssembly.Global<'i32'>;
  readonly headBias: WebAssembly.Global<'i32'>;
  readonly headGradient: WebAssembly.Global<'i32'>;
  readonly headBiasGradient: WebAssembly.Global<'i32'>;
  readonly weightsStart: WebAssembly.Global<'i32'>;
  readonly parameterBytes: WebAssembly.Global<'i32'>;
  readonly optimizer: WebAssembly.Global<'i32'>;
  readonly learningRate: WebAssembly.Global<'f32'>;
  readonly l1: WebAssembly.Global<'f32'>;
  readonly l2: WebAssembly.Global<'f32'>;
  /** Of the rows of the pass that are done. */
  readonly lossSum: WebAssembly.Global<'f64'>;
  readonly right: WebAssembly.Global<'i32'>;
  seed(value: number): void;
  shuffle(rows: number, count: number): void;
  /** Once, when the weights are in place. */
  prepare(): void;
  /** Not 0 when all rows of the pass are done. */
  train(budget: number): number;
  test(budget: number): number;
}

/** The compiled kernel; undefined where WebAssembly or its SIMD instructions are missing or forbidden. */
export function compileKernel(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module | undefined {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(bytes)) return undefined;
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    // A page's policy may forbid what is valid.
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}

/** An instance of its own for one training, on memory that nobody else uses. */
export function instantiateKernel(kernel: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const { exports } = new WebAssembly.Instance(kernel, { env: { memory } });
  // What `assembly/index.ts` exports is beyond the type system; every test of the kernel would fail on a difference.
  return exports as unknown as KernelExports;
}
