import type { Failure } from '../run/failure.ts';
import type { WorkerReport, WorkerRequest } from '../protocol/workerMessages.ts';

/** A running worker. */
export interface WorkerHandle {
  post(request: WorkerRequest): void;
  terminate(): void;
}

/** What a worker tells its owner. `onEnd` comes at most once, when it has crashed or left by itself. */
export interface WorkerListener {
  onReport(report: WorkerReport): void;
  onEnd(failure: Failure): void;
}

/** Starts a worker. Throws or calls `onEnd` when it cannot be started. */
export type SpawnWorker = (listener: WorkerListener) => WorkerHandle;

/** A job that a worker is busy with. */
export interface Job {
  /** Sends something more to the job's worker; without effect after the job's end and while it waits for a worker. */
  post(request: WorkerRequest): void;
  /** Ends the job at once, with its worker if it has one. Nothing is reported any more. */
  abandon(): void;
}

/** What a job is and who hears of it. `onReport` ends with a report for which `isLast` holds, or else `onEnd` is called, once. */
export interface JobRequest extends WorkerListener {
  readonly request: WorkerRequest;
  isLast(report: WorkerReport): boolean;
  /** Small jobs do not wait for a free place. */
  readonly isUrgent?: boolean;
  /** Many jobs that nobody waits for one by one let others that wait go first. */
  readonly isPatient?: boolean;
}

interface PoolWorker {
  handle?: WorkerHandle;
  job?: JobRequest;
}

/** Gives each job a worker of its own while it lasts; keeps one idle worker warm; lets jobs wait when all places are taken. */
export class WorkerPool {
  readonly #spawn: SpawnWorker;
  readonly #places: number;
  readonly #busy = new Set<PoolWorker>();
  readonly #waiting: { readonly job: JobRequest; start(): void }[] = [];
  #idle: PoolWorker | undefined;

  constructor(spawn: SpawnWorker, places: number) {
    this.#spawn = spawn;
    this.#places = places;
  }

  /** Starts a job, or lets it wait for a place. */
  submit(job: JobRequest): Job {
    let worker: PoolWorker | undefined;
    const start = () => {
      worker = this.#start(job);
    };
    if (job.isUrgent || this.#busy.size < this.#places) start();
    else this.#waiting.splice(this.#placeInLine(job), 0, { job, start });
    return {
      post: (request) => {
        if (worker?.job === job) worker.handle?.post(request);
      },
      abandon: () => {
        const waitingAt = this.#waiting.findIndex((waiting) => waiting.job === job);
        if (waitingAt >= 0) this.#waiting.splice(waitingAt, 1);
        if (worker?.job === job) this.#discard(worker);
      },
    };
  }

  /** Ends every worker; nothing is reported any more. */
  dispose(): void {
    this.#waiting.length = 0;
    for (const worker of [...this.#busy]) this.#discard(worker);
    this.#idle?.handle?.terminate();
    this.#idle = undefined;
  }

  #placeInLine({ isPatient }: JobRequest): number {
    const firstPatient = isPatient ? -1 : this.#waiting.findIndex(({ job }) => job.isPatient);
    return firstPatient < 0 ? this.#waiting.length : firstPatient;
  }

  #start(job: JobRequest): PoolWorker {
    const worker = this.#idle ?? {};
    this.#idle = undefined;
    worker.job = job;
    this.#busy.add(worker);
    try {
      worker.handle ??= this.#spawn({
        onReport: (report) => this.#report(worker, report),
        onEnd: (failure) => this.#end(worker, failure),
      });
      worker.handle.post(job.request);
    } catch (error) {
      // The caller does not have its Job yet: tell it after that.
      queueMicrotask(() => this.#end(worker, { isExpected: false, message: String(error) }));
    }
    return worker;
  }

  #report(worker: PoolWorker, report: WorkerReport): void {
    const job = worker.job;
    if (!job) return;
    if (job.isLast(report)) {
      worker.job = undefined;
      this.#busy.delete(worker);
      if (this.#idle) worker.handle?.terminate();
      else this.#idle = worker;
      this.#startWaiting();
    }
    job.onReport(report);
  }

  #end(worker: PoolWorker, failure: Failure): void {
    const job = worker.job;
    this.#discard(worker);
    job?.onEnd(failure);
  }

  #discard(worker: PoolWorker): void {
    worker.job = undefined;
    worker.handle?.terminate();
    this.#busy.delete(worker);
    if (this.#idle === worker) this.#idle = undefined;
    this.#startWaiting();
  }

  #startWaiting(): void {
    while (this.#busy.size < this.#places) {
      const next = this.#waiting.shift();
      if (!next) return;
      next.start();
    }
  }
}
