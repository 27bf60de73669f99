import type * as vscode from 'vscode';
import type { Model } from '../model/model.ts';
import { RowPredictions } from './rowPredictions.ts';
import type { ShownEpochs } from './shownEpochs.ts';

/**
 * Predicts rows with the weights of the epoch that the panel is scrubbed to, for display only. Files are always written with the model
 * itself.
 */
export class ShownPredictions extends RowPredictions {
  readonly #epochs: Pick<ShownEpochs, 'snapshot'>;

  constructor(epochs: Pick<ShownEpochs, 'snapshot'>, ...of: ConstructorParameters<typeof RowPredictions>) {
    super(...of);
    this.#epochs = epochs;
  }

  override async model(uri: vscode.Uri): Promise<Model | undefined> {
    const model = await super.model(uri);
    const snapshot = model && this.#epochs.snapshot(uri.toString());
    return snapshot ? { ...model, weights: snapshot.weights } : model;
  }

  override epoch(uri: vscode.Uri): number | undefined {
    return this.#epochs.snapshot(uri.toString())?.epoch ?? super.epoch(uri);
  }
}
