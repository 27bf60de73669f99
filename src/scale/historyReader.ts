import * as v from 'valibot';
import { assertNever } from '../assertNever.ts';
import { message, verbatim } from '../message.ts';
import { parameterCount } from '../network/architecture.ts';
import type { WorkerReport } from '../protocol/workerMessages.ts';
import type { Failure } from '../run/findings/failure.ts';
import type { EpochBundle, WeightSnapshot } from '../run/history/history.ts';
import type { RunPlan } from '../run/runPlan.ts';
import { UserError } from '../userError.ts';
import { unfit, withFit } from './fittedPlan.ts';
import { historyLineSchema, type EndLine, type EpochLine, type FailedLine, type HistoryLine } from './historyLines.ts';

/**
 * New lines in the form in which a worker reports a run, and at the end what is needed to build the outcome from the weights, which are in
 * another file.
 */
export type HistoryReport =
  | Extract<WorkerReport, { type: 'planned' | 'epochs' | 'failed' }>
  | {
      readonly type: 'ended';
      readonly plan: RunPlan;
      readonly end: EndLine;
      /** The weights after the last epoch; absent if there are too many. */
      readonly last?: Float32Array<ArrayBuffer>;
    };

/** Reads history.jsonl while it grows and turns it into the reports of a local run. */
export class HistoryReader {
  readonly #planned: RunPlan;
  readonly #initial: Float32Array<ArrayBuffer>;
  readonly #runId: string;
  #plan: RunPlan | undefined;
  #read = 0;
  #lines = 0;
  #epochs = 0;
  #isOver = false;

  /** `initial`: the weights before the first epoch, flat as in `layerSlices`. Throws a UserError if they do not fit the plan. */
  constructor(plan: RunPlan, initial: Float32Array<ArrayBuffer>, runId: string) {
    if (initial.length !== parameterCount(plan.architecture)) throw unfit();
    this.#planned = plan;
    this.#initial = initial;
    this.#runId = runId;
  }

  /** True once the training has ended or failed; later lines are ignored. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * The reports of all lines since the last call; an incomplete line is left for later. `text` is the whole file. Returns undefined if it
   * has become shorter, because then another training has begun. Throws a UserError for a line that train.py would not write.
   */
  read(text: string): readonly HistoryReport[] | undefined {
    if (text.length < this.#read) return undefined;
    const end = text.lastIndexOf('\n') + 1;
    const reports: HistoryReport[] = [];
    const epochs: EpochLine[] = [];
    const post = () => {
      if (epochs.length > 0) reports.push({ type: 'epochs', runId: this.#runId, bundle: this.#bundleOf(epochs.splice(0)) });
    };
    for (const row of text.slice(this.#read, Math.max(end, this.#read)).split('\n')) {
      if (row === '' || this.#isOver) continue;
      const line = this.#parse(row);
      if (line.event === 'epoch') this.#addEpoch(line, epochs);
      else {
        post();
        reports.push(...this.#report(line));
      }
    }
    post();
    this.#read = Math.max(end, this.#read);
    return reports;
  }

  #addEpoch(line: EpochLine, epochs: EpochLine[]): void {
    this.#epochs++;
    if (!this.#plan || line.epoch !== this.#epochs) throw this.#damaged();
    epochs.push(line);
  }

  #report(line: Exclude<HistoryLine, EpochLine>): HistoryReport[] {
    const runId = this.#runId;
    switch (line.event) {
      case 'start':
        if (this.#plan) throw this.#damaged();
        this.#plan = withFit(this.#planned, line);
        return [{ type: 'planned', runId, plan: this.#plan, initial: { epoch: 0, weights: this.#initial } }];
      case 'end': {
        if (!this.#plan || line.epochs !== this.#epochs) throw this.#damaged();
        this.#isOver = true;
        if (line.last === null) return [{ type: 'ended', plan: this.#plan, end: line }];
        const last = this.#weightsOf(line.last);
        const bundle = { ...this.#bundleOf([]), firstEpoch: this.#epochs + 1, snapshots: [{ epoch: this.#epochs, weights: last }] };
        return [
          { type: 'epochs', runId, bundle },
          { type: 'ended', plan: this.#plan, end: line, last },
        ];
      }
      case 'failed':
        this.#isOver = true;
        return [{ type: 'failed', runId, failure: describeFailure(line) }];
      default:
        return assertNever(line);
    }
  }

  #bundleOf(lines: readonly EpochLine[]): EpochBundle {
    return {
      firstEpoch: lines.at(0)?.epoch ?? 1,
      trainLoss: Float32Array.from(lines, ({ trainLoss }) => trainLoss),
      testLoss: Float32Array.from(lines, ({ testLoss = Number.NaN }) => testLoss),
      trainMetric: Float32Array.from(lines, ({ trainMetric }) => trainMetric),
      testMetric: Float32Array.from(lines, ({ testMetric = Number.NaN }) => testMetric),
      snapshots: lines.flatMap(({ epoch, weights }): WeightSnapshot[] =>
        weights === undefined ? [] : [{ epoch, weights: this.#weightsOf(weights) }],
      ),
    };
  }

  #weightsOf(base64: string): Float32Array<ArrayBuffer> {
    const bytes = this.#initial.byteLength;
    if (base64.length !== 4 * Math.ceil(bytes / 3)) throw this.#damaged();
    try {
      const binary = atob(base64);
      if (binary.length === bytes) return new Float32Array(Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer);
    } catch {
      // Falls through to the error below.
    }
    throw this.#damaged();
  }

  #parse(text: string): HistoryLine {
    this.#lines++;
    const checked = v.safeParse(historyLineSchema, parse(text));
    if (!checked.success) throw this.#damaged();
    return checked.output;
  }

  #damaged(): UserError {
    return new UserError(
      message('Line {line} of history.jsonl is not what train.py writes there. Start the training again.', { line: String(this.#lines) }),
    );
  }
}

/** A failure message from a line of train.py, ending with train.py's own words. */
function describeFailure({ reason, rank, detail }: FailedLine): Failure {
  const said = verbatim(detail);
  switch (reason) {
    case 'lostProcess':
      return {
        isExpected: true,
        message: message(
          'A process of the training ended before it was done, so the others could not continue (reported by process {rank}: {detail}). Start it again; see what the process has written in its terminal.',
          { rank: String(rank), detail: said },
        ),
      };
    case 'error':
      return {
        isExpected: true,
        message: message('train.py could not go on, in process {rank}: {detail}', { rank: String(rank), detail: said }),
      };
    default:
      return assertNever(reason);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
