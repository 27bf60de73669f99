import type { TableShape } from '../csv/readRecordAt.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Recipe } from '../dataset/columns/recipe/recipe.ts';
import type { Architecture } from '../network/architecture.ts';
import type { RowLedger } from './rowLedger.ts';

/** What predicts and is saved: the encoder, the network, and which rows it has seen. */
export interface Model {
  readonly table: TableShape;
  readonly recipe: Recipe;
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  /** Flat, as in `layerSlices`. */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly ledger: RowLedger;
  /** For numbers: 9 in 10 answers for new rows are off by at most this, in the unit of Σ; absent if unknown. */
  readonly errorBound?: number;
}

/** What is needed to answer for encoded rows: a model without the record of rows it has seen. The page has it too. */
export type AnsweringNetwork = Pick<Model, 'encoder' | 'architecture' | 'errorBound'> & { readonly weights: Float32Array };
