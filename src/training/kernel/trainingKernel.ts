import type { SpawnHelper } from './helperTeam.ts';

/** How to start threads that share memory with this one. */
export interface HelperSource {
  /** Number of threads that help with one training, unless its owner says otherwise. */
  readonly count: number;
  readonly spawn: SpawnHelper;
}

const PAGE_BYTES = 65_536;
/** All that 32-bit addresses can reach, as declared in the kernel's import. */
const MOST_PAGES = 65_536;
/** A memory up to this size is reused for the next training. */
const MOST_KEPT_BYTES = 2 ** 26;
/** "env", "memory" and the kind of import. The byte after these says whether the memory is shared. */
const MEMORY_IMPORT = [3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2];
const HAS_MAXIMUM = 1;
const HAS_MAXIMUM_AND_IS_SHARED = 3;

/** A thread's compiled kernel, and what trainings pass on to the next: the memory, and how to start helpers. */
export class TrainingKernel {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly helpers: HelperSource | undefined;
  readonly #modules = new Map<boolean, WebAssembly.Module>();
  #spare: WebAssembly.Memory | undefined;

  private constructor(bytes: Uint8Array<ArrayBuffer>, helpers: HelperSource | undefined) {
    this.#bytes = bytes;
    this.helpers = helpers;
  }

  /** Undefined if WebAssembly, its SIMD or its atomic instructions are missing or forbidden. */
  static create(bytes: Uint8Array<ArrayBuffer>, helpers?: HelperSource): TrainingKernel | undefined {
    if (typeof WebAssembly !== 'object' || !WebAssembly.validate(bytes)) return undefined;
    const kernel = new TrainingKernel(bytes, helpers);
    try {
      kernel.module(false);
    } catch (error) {
      // A page's policy may forbid even valid modules.
      if (error instanceof WebAssembly.CompileError) return undefined;
      throw error;
    }
    return kernel;
  }

  /** The module for memory that is shared between threads, or for memory that is not. */
  module(isShared: boolean): WebAssembly.Module {
    const known = this.#modules.get(isShared);
    if (known) return known;
    const module = new WebAssembly.Module(isShared ? withSharedMemory(this.#bytes) : this.#bytes);
    this.#modules.set(isShared, module);
    return module;
  }

  /** Memory of at least this many bytes, all 0. Throws a RangeError if it cannot be allocated. */
  takeMemory(bytes: number, isShared: boolean): WebAssembly.Memory {
    const spare = this.#spare;
    if (!isShared && spare && spare.buffer.byteLength >= bytes) {
      this.#spare = undefined;
      new Uint8Array(spare.buffer, 0, bytes).fill(0);
      return spare;
    }
    const pages = Math.ceil(bytes / PAGE_BYTES);
    if (pages >= MOST_PAGES) throw new RangeError('The table is too large for the memory of WebAssembly');
    return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: isShared });
  }

  /** The memory kept for the next training. */
  get spareMemory(): WebAssembly.Memory | undefined {
    return this.#spare;
  }

  /** Keeps memory that no thread uses any more for the next training. */
  returnMemory(memory: WebAssembly.Memory): void {
    if (memory.buffer.byteLength <= MOST_KEPT_BYTES) this.#spare = memory;
  }
}

/** The same module for shared memory; they differ in a single byte. */
function withSharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((_, i) => MEMORY_IMPORT.every((byte, at) => bytes[i + at] === byte));
  const flags = start + MEMORY_IMPORT.length;
  if (start < 0 || bytes[flags] !== HAS_MAXIMUM) throw new Error('The kernel does not import its memory as expected');
  const shared = Uint8Array.from(bytes);
  shared[flags] = HAS_MAXIMUM_AND_IS_SHARED;
  return shared;
}
