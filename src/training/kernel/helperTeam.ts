import { configureKernel, instantiateKernel, type KernelSettings } from './kernelExports.ts';

/** What a helper is sent, once: the kernel, the training's memory (which both threads share) and the helper's own settings. */
export interface HelperTask {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly settings: KernelSettings;
}

/** A thread that works on shards of a training. */
export interface Helper {
  terminate(): void;
}

/** Starts a helper. `onFailure` is called when it has crashed; it may also throw. */
export type SpawnHelper = (task: HelperTask, onFailure: (message: string) => void) => Helper;

/** What a helper does with its task: it returns when the training is over. */
export function helpTraining({ module, memory, settings }: HelperTask): void {
  const kernel = instantiateKernel(module, memory);
  configureKernel(kernel, settings);
  kernel.help();
}

/** The helpers of one training. They join in when they are ready; nobody waits for that. */
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

  /** Throws when a helper has crashed: what it was working on will never be done. */
  assertAlive(): void {
    if (this.#failure !== undefined) throw new Error(`A helping thread of the training has crashed: ${this.#failure}`);
  }

  dispose(): void {
    for (const helper of this.#helpers) helper.terminate();
  }
}
