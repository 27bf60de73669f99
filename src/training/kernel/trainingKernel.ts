import type { SpawnHelper } from './helperTeam.ts';

/** How other threads can be had that share their memory with this one. */
export interface HelperSource {
  /** How many work on one training beside the thread that it runs in, if its owner does not say. */
  readonly count: number;
  readonly spawn: SpawnHelper;
}

const PAGE_BYTES = 65_536;
/** All that 32-bit addresses reach, as the kernel's import says. */
const MOST_PAGES = 65_536;
/** A memory up to this size is kept for the next training. */
const MOST_KEPT_BYTES = 2 ** 26;
/** "env", "memory" and the kind of import: after these there is the byte that says whether a memory is shared. */
const MEMORY_IMPORT = [3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2];
const HAS_MAXIMUM = 1;
const HAS_MAXIMUM_AND_IS_SHARED = 3;

/** The compiled kernel of a thread, and what its trainings need from one to the next: its memory and how helpers are had. */
export class TrainingKernel {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly helpers: HelperSource | undefined;
  readonly #modules = new Map<boolean, WebAssembly.Module>();
  #spare: WebAssembly.Memory | undefined;

  private constructor(bytes: Uint8Array<ArrayBuffer>, helpers: HelperSource | undefined) {
    this.#bytes = bytes;
    this.helpers = helpers;
  }

  /** Undefined where WebAssembly, its SIMD instructions or its atomic ones are missing or forbidden. */
  static create(bytes: Uint8Array<ArrayBuffer>, helpers?: HelperSource): TrainingKernel | undefined {
    if (typeof WebAssembly !== 'object' || !WebAssembly.validate(bytes)) return undefined;
    const kernel = new TrainingKernel(bytes, helpers);
    try {
      kernel.module(false);
    } catch (error) {
      // A page's policy may forbid what is valid.
      if (error instanceof WebAssembly.CompileError) return undefined;
      throw error;
    }
    return kernel;
  }

  /** For memory that is shared between threads, or for memory that is not. */
  module(isShared: boolean): WebAssembly.Module {
    const known = this.#modules.get(isShared);
    if (known) return known;
    const module = new WebAssembly.Module(isShared ? withSharedMemory(this.#bytes) : this.#bytes);
    this.#modules.set(isShared, module);
    return module;
  }

  /** Memory of at least so many bytes, all 0. Throws a RangeError when it cannot be had. */
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

  /** What is kept for the next training. */
  get spareMemory(): WebAssembly.Memory | undefined {
    return this.#spare;
  }

  /** Keeps memory for the next training that no thread uses any more. */
  returnMemory(memory: WebAssembly.Memory): void {
    if (memory.buffer.byteLength <= MOST_KEPT_BYTES) this.#spare = memory;
  }
}

/** The same module for memory that threads share: one byte tells the two apart. */
function withSharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((_, i) => MEMORY_IMPORT.every((byte, at) => bytes[i + at] === byte));
  const flags = start + MEMORY_IMPORT.length;
  if (start < 0 || bytes[flags] !== HAS_MAXIMUM) throw new Error('The kernel does not import its memory as expected');
  const shared = Uint8Array.from(bytes);
  shared[flags] = HAS_MAXIMUM_AND_IS_SHARED;
  return shared;
}
