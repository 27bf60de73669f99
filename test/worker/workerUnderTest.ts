import { Worker } from 'node:worker_threads';
import type { WorkerReport, WorkerRequest } from '../../src/protocol/workerMessages.ts';
import { appendEpochs, emptyHistory, type History, type WeightSnapshot } from '../../src/run/history/history.ts';

type ReportOf<Type extends WorkerReport['type']> = Extract<WorkerReport, { type: Type }>;

/** Everything that a run has reported. */
export interface FinishedRun {
  readonly planned: ReportOf<'planned'>;
  readonly history: History;
  readonly snapshots: readonly WeightSnapshot[];
  readonly trained: ReportOf<'trained'>;
}

/** A worker thread whose reports can be awaited in order. */
export class WorkerUnderTest {
  readonly #worker: Worker;
  readonly #reports: WorkerReport[] = [];
  #wake: (() => void) | undefined;
  #failure: Error | undefined;

  constructor(script: string) {
    this.#worker = new Worker(script);
    this.#worker.on('message', (report: WorkerReport) => {
      this.#reports.push(report);
      this.#wake?.();
    });
    this.#worker.on('error', (error) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#wake?.();
    });
  }

  post(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  /** The next report. Rejects if the worker crashes. */
  async next(): Promise<WorkerReport> {
    for (;;) {
      const report = this.#reports.shift();
      if (report) return report;
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The next report, which must have this type. */
  async expect<Type extends WorkerReport['type']>(type: Type): Promise<ReportOf<Type>> {
    const report = await this.next();
    if (!isOfType(report, type)) throw new Error(`"${type}" was expected, this came: ${JSON.stringify(report)}`);
    return report;
  }

  /**
   * All reports of a run up to `trained`. `onEpochs` is called with the length of each bundle, `onPaused` at each pause and its end,
   * `onScoring` when training ends. Rejects if the run fails.
   */
  async finish(onEpochs?: (count: number) => void, onPaused?: (isPaused: boolean) => void, onScoring?: () => void): Promise<FinishedRun> {
    const planned = await this.expect('planned');
    let history = emptyHistory(0);
    const snapshots = [planned.initial];
    for (;;) {
      const report = await this.next();
      if (report.type === 'trained') return { planned, history: withoutRoom(history), snapshots, trained: report };
      if (report.type === 'paused') {
        onPaused?.(report.isPaused);
        continue;
      }
      if (report.type === 'scoring') {
        onScoring?.();
        continue;
      }
      if (report.type !== 'epochs') throw new Error(`"epochs" or "trained" was expected, this came: ${JSON.stringify(report)}`);
      history = appendEpochs(history, report.bundle);
      snapshots.push(...report.bundle.snapshots);
      onEpochs?.(report.bundle.trainLoss.length);
    }
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}

function isOfType<Type extends WorkerReport['type']>(report: WorkerReport, type: Type): report is ReportOf<Type> {
  return report.type === type;
}

/** The history without the unused capacity of its arrays. */
function withoutRoom({ length, trainLoss, testLoss, trainMetric, testMetric }: History): History {
  const cut = (values: Float32Array<ArrayBuffer>) => values.slice(0, length);
  return {
    length,
    trainLoss: cut(trainLoss),
    testLoss: cut(testLoss),
    trainMetric: cut(trainMetric),
    testMetric: cut(testMetric),
  };
}
