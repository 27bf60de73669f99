import { assertNever } from '../../assertNever.ts';
import type { RunControlRequest } from '../../protocol/workerMessages.ts';
import type { Adjustment } from '../../run/options/adjustment.ts';

/** Requests from a run's owner since it began, for the training loop. */
export class RunControl {
  readonly runId: string;
  #mode: 'go' | 'step' | 'pause' = 'go';
  #isStopRequested = false;
  #adjustment: Adjustment | undefined;
  #wake: (() => void) | undefined;

  constructor(runId: string) {
    this.runId = runId;
  }

  get isStopRequested(): boolean {
    return this.#isStopRequested;
  }

  /** True while training waits for another request. */
  get isPaused(): boolean {
    return this.#mode === 'pause' && !this.#isStopRequested;
  }

  /** Handles a request; those for other runs are ignored. */
  take(request: RunControlRequest): void {
    if (request.runId !== this.runId) return;
    switch (request.type) {
      case 'stop':
        this.#isStopRequested = true;
        break;
      case 'pause':
        this.#mode = 'pause';
        break;
      case 'resume':
        this.#mode = 'go';
        break;
      case 'step':
        this.#mode = 'step';
        break;
      case 'adjust': {
        const { learningRate, l1, l2 } = request;
        this.#adjustment = {
          learningRate: learningRate ?? this.#adjustment?.learningRate,
          l1: l1 ?? this.#adjustment?.l1,
          l2: l2 ?? this.#adjustment?.l2,
        };
        break;
      }
      default:
        assertNever(request);
    }
    this.#wake?.();
  }

  /** Call after each epoch: a single step ends here. */
  endEpoch(): void {
    if (this.#mode === 'step') this.#mode = 'pause';
  }

  /** Returns the requested change, once. */
  takeAdjustment(): Adjustment | undefined {
    const adjustment = this.#adjustment;
    this.#adjustment = undefined;
    return adjustment;
  }

  /** Resolves with the next request for this run. */
  async nextRequest(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
