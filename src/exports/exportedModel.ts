import type { Message } from '../message.ts';
import type { Model } from '../model/model.ts';
import type { Checkpoint } from '../run/checkpoint.ts';
import type { History } from '../run/history.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { TrainOptions } from '../run/trainOptions.ts';

/** What leaves: a model, and where it comes from. */
export interface ExportedModel extends Model {
  /** The table's file, without its folders. */
  readonly fileName: string;
  /** All columns of the table, in the order of the file. */
  readonly tableColumns: readonly string[];
  /** "Neuron" and its version. */
  readonly maker: string;
  /** How it came about. */
  readonly run: {
    readonly options: TrainOptions;
    readonly plan: RunPlan;
    readonly outcome: RunOutcome;
    readonly history: History;
    /** With which it can be gone on exactly. */
    readonly checkpoint?: Checkpoint;
  };
}

/** One file that is written; further ones lie beside the first. */
export interface ExportedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** What a format makes of a model, and what it cannot carry: said before the file is written, and in the file. */
export interface Exported {
  /** The first one is the one that the user has chosen a name for. */
  readonly files: readonly [ExportedFile, ...ExportedFile[]];
  readonly limits: readonly Message[];
}
