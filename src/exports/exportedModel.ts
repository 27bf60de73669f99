import type { Message } from '../message.ts';
import type { Model } from '../model/model.ts';
import type { Checkpoint } from '../run/history/checkpoint.ts';
import type { History } from '../run/history/history.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { TrainOptions } from '../run/options/trainOptions.ts';

/** A model to export, and where it comes from. */
export interface ExportedModel extends Model {
  /** Name of the table's file, without folders. */
  readonly fileName: string;
  /** All columns of the table, in the order of the file. */
  readonly tableColumns: readonly string[];
  /** "Neuron" and its version. */
  readonly maker: string;
  /** How it was trained. */
  readonly run: {
    readonly options: TrainOptions;
    readonly plan: RunPlan;
    readonly outcome: RunOutcome;
    readonly history: History;
    /** Allows training to continue exactly where it ended. */
    readonly checkpoint?: Checkpoint;
  };
}

/** A file to write. Further files go beside the first. */
export interface ExportedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** True for the bytes of a text. */
  readonly isText?: boolean;
}

/** The result of an export, with the limits of the format. These are shown before the file is written, and are repeated in the file. */
export interface Exported {
  /** The first one has the name that the user chose. */
  readonly files: readonly [ExportedFile, ...ExportedFile[]];
  readonly limits: readonly Message[];
}
