import { configureKernel, instantiateKernel, type KernelSettings } from './kernelExports.ts';

/** Sent once to a helper: the kernel, the training's memory (shared by both threads) and the helper's own settings. */
export interface HelperTask {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly settings: KernelSettings;
}

/** A thread that works on shards of a training. */
export interface Helper {
  terminate(): void;
}

/** Starts a helper. `onFailure` is called if it crashes. May also throw. */
export type SpawnHelper = (task: HelperTask, onFailure: (message: string) => void) => Helper;

/** Carries out a helper's task; returns when the training is over. */
export function helpTraining({ module, memory, settings }: HelperTask): void {
  const kernel = instantiateKernel(module, memory);
  configureKernel(kernel, settings);
  kernel.help();
}

/** The helpers of one training. They join once they are ready, and nobody waits for that. */
export class HelperTeam {
  readonly #helpers: readonly Helper[];
  #failure: string | undefined;

  constructor(spawn: SpawnHelper, tasks: readonly HelperTask[]) {
    this.#helpers = tasks.map((task) =>
      spawn(task, (message) => {
        this.#failure ??= message;
      }),
    );
  }

  /** Throws if a helper has crashed, because its shard will never be finished. */
  assertAlive(): void {
    if (this.#failure !== undefined) throw new Error(`A helping thread of the training has crashed: ${this.#failure}`);
  }

  dispose(): void {
    for (const helper of this.#helpers) helper.terminate();
  }
}
