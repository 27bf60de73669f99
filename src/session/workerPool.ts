import { verbatim } from '../message.ts';
import { assertNever } from '../assertNever.ts';
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
  /** A job that stands still leaves its place to others; it goes on at once when it is told to. */
  hold(isHeld: boolean): void;
  /** Ends the job at once, with its worker if it has one. Nothing is reported any more. */
  abandon(): void;
}

/**
 * Who waits for a job. `training`: a person, for this run: it begins at once. `series`: nobody for one of many alike: they have the places that
 * trainings leave. `question`: a hover or a check, done in a moment: few at a time.
 */
export type JobKind = 'training' | 'series' | 'question';

/** What a job is and who hears of it. `onReport` ends with a report for which `isLast` holds, or else `onEnd` is called, once. */
export interface JobRequest extends WorkerListener {
  readonly kind: JobKind;
  readonly request: WorkerRequest;
  isLast(report: WorkerReport): boolean;
  /** It lets others of its kind that wait go first. */
  readonly isPatient?: boolean;
  /** Called where the job does not begin at once. */
  onWait?(): void;
}

/** Each has a worker and its memory: only a program, not a person, starts this many trainings at a time in one window. */
const MOST_TRAININGS = 16;
/** A question reads a table from end to end, each with a worker's memory. */
const MOST_QUESTIONS = 2;

interface PoolWorker {
  handle?: WorkerHandle;
  job?: JobRequest;
  isHeld?: boolean;
}

interface WaitingJob {
  readonly job: JobRequest;
  start(): void;
}

/** Gives each job a worker of its own while it lasts; keeps one idle worker warm; lets jobs wait when the places of their kind are taken. */
export class WorkerPool {
  readonly #spawn: SpawnWorker;
  readonly #places: number;
  readonly #busy = new Set<PoolWorker>();
  readonly #waiting: WaitingJob[] = [];
  #idle: PoolWorker | undefined;

  /** `places` are those of trainings and series together: trainings take them first. */
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
    if (this.#hasPlace(job.kind)) start();
    else {
      this.#waiting.splice(this.#placeInLine(job), 0, { job, start });
      job.onWait?.();
    }
    return {
      post: (request) => {
        if (worker?.job === job) worker.handle?.post(request);
      },
      hold: (isHeld) => {
        if (worker?.job !== job) return;
        worker.isHeld = isHeld;
        this.#startWaiting();
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

  #hasPlace(kind: JobKind): boolean {
    switch (kind) {
      case 'training':
        return this.#count('training') < MOST_TRAININGS;
      case 'series':
        return this.#count('training') + this.#count('series') < this.#places;
      case 'question':
        return this.#count('question') < MOST_QUESTIONS;
      default:
        return assertNever(kind);
    }
  }

  #count(kind: JobKind): number {
    let count = 0;
    for (const { job, isHeld } of this.#busy) if (job?.kind === kind && isHeld !== true) count++;
    return count;
  }

  /** Kinds do not wait for each other: their order among themselves is all that counts. */
  #placeInLine({ isPatient }: JobRequest): number {
    const firstPatient = isPatient ? -1 : this.#waiting.findIndex(({ job }) => job.isPatient);
    return firstPatient < 0 ? this.#waiting.length : firstPatient;
  }

  #start(job: JobRequest): PoolWorker {
    const worker = this.#idle ?? {};
    this.#idle = undefined;
    worker.job = job;
    worker.isHeld = false;
    this.#busy.add(worker);
    try {
      worker.handle ??= this.#spawn({
        onReport: (report) => this.#report(worker, report),
        onEnd: (failure) => this.#end(worker, failure),
      });
      worker.handle.post(job.request);
    } catch (error) {
      // The caller does not have its Job yet: tell it after that.
      queueMicrotask(() => this.#end(worker, { isExpected: false, message: verbatim(String(error)) }));
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
    // Starting one can take the place of another kind.
    for (;;) {
      const next = this.#waiting.findIndex(({ job }) => this.#hasPlace(job.kind));
      if (next < 0) return;
      this.#waiting.splice(next, 1)[0].start();
    }
  }
}
