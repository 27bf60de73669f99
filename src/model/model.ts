import type { TableShape } from '../csv/readRecordAt.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Recipe } from '../dataset/columns/recipe.ts';
import type { Architecture } from '../network/architecture.ts';
import type { RowLedger } from './rowLedger.ts';

/** What predicts and is saved: the encoder, the network and which rows it has seen. */
export interface Model {
  readonly table: TableShape;
  readonly recipe: Recipe;
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly ledger: RowLedger;
  /** Of a number: how far 9 in 10 answers of further rows are off at most, in the unit of Σ; absent where that is not known. */
  readonly errorBound?: number;
}

/** What it takes to answer for encoded rows: all of a model but what it has seen. The page has it, too. */
export type AnsweringNetwork = Pick<Model, 'encoder' | 'architecture' | 'errorBound'> & { readonly weights: Float32Array };
