import type { Message } from '../message.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { RunOutcome, RunPlan } from '../run/runPlan.ts';
import type { Architecture } from '../network/architecture.ts';

/** What leaves: the part of a model that answers, and where it comes from. */
export interface ExportedModel {
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array;
  /** The table's file, without its folders. */
  readonly fileName: string;
  /** All columns of the table, in the order of the file. */
  readonly tableColumns: readonly string[];
  /** "Neuron" and its version. */
  readonly maker: string;
  /** How it came about. */
  readonly run: { readonly plan: RunPlan; readonly outcome: RunOutcome };
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
