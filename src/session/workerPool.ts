import { verbatim } from '../message.ts';
import { assertNever } from '../assertNever.ts';
import type { Failure } from '../run/findings/failure.ts';
import type { WorkerReport, WorkerRequest } from '../protocol/workerMessages.ts';

/** A running worker. */
export interface WorkerHandle {
  post(request: WorkerRequest): void;
  terminate(): void;
}

/** Messages of a worker. `onEnd` is called at most once, when the worker has crashed or exited. */
export interface WorkerListener {
  onReport(report: WorkerReport): void;
  onEnd(failure: Failure): void;
}

/** Starts a worker. Throws or calls `onEnd` when it cannot be started. */
export type SpawnWorker = (listener: WorkerListener) => WorkerHandle;

/** A job of a worker. */
export interface Job {
  /** Sends another message to the job's worker; no effect after the job's end or while it waits for a worker. */
  post(request: WorkerRequest): void;
  /** A held job gives up its place; when it is released it continues at once. */
  hold(isHeld: boolean): void;
  /** Ends the job at once, with its worker if it has one. Nothing more is reported. */
  abandon(): void;
}

/**
 * Who waits for a job. `training`: a user waits for this run, so it starts at once. `series`: one of many similar trainings, which get the places
 * that trainings leave. `question`: a hover or a check that takes a moment: few at a time.
 */
export type JobKind = 'training' | 'series' | 'question';

/** A job and its listener. The last report is one for which `isLast` holds; otherwise `onEnd` is called once. */
export interface JobRequest extends WorkerListener {
  readonly kind: JobKind;
  readonly request: WorkerRequest;
  isLast(report: WorkerReport): boolean;
  /** It lets other waiting jobs of its kind go first. */
  readonly isPatient?: boolean;
  /** Called where the job does not start at once. */
  onWait?(): void;
}

/** Each has a worker with its own memory; only a program would start this many trainings at a time in one window. */
const MOST_TRAININGS = 16;
/** A question may read a whole table, each in a worker with its own memory. */
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

/** Gives each job a worker of its own, keeps one idle worker warm, and queues jobs when the places of their kind are taken. */
export class WorkerPool {
  readonly #spawn: SpawnWorker;
  readonly #places: number;
  readonly #busy = new Set<PoolWorker>();
  readonly #waiting: WaitingJob[] = [];
  #idle: PoolWorker | undefined;

  /** `places` are shared by trainings and series: trainings take them first. */
  constructor(spawn: SpawnWorker, places: number) {
    this.#spawn = spawn;
    this.#places = places;
  }

  /** Starts a job or queues it. */
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

  /** Ends every worker; nothing more is reported. */
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

  /** Kinds do not wait for each other, so only the order within a kind matters. */
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
      // The caller does not have its Job yet, so it is told afterwards.
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
    // Starting one may free a place of another kind.
    for (;;) {
      const next = this.#waiting.findIndex(({ job }) => this.#hasPlace(job.kind));
      if (next < 0) return;
      this.#waiting.splice(next, 1)[0].start();
    }
  }
}
