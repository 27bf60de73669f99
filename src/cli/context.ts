import type { Message } from '../message.ts';
import type { WorkerPool } from '../session/workerPool.ts';

/** What a command works with. */
export interface CommandContext {
  readonly pool: WorkerPool;
  readonly createId: () => string;
  /** "Neuron" and its version. */
  readonly maker: string;
  /** In the language of the terminal. */
  readonly say: (said: Message) => string;
  /** For standard output: what was asked for. */
  readonly print: (text: string) => void;
  /** For standard error: how far the work is, over what was told before; without effect where nobody looks on. */
  readonly tell: (said: Message) => void;
}
