import * as tfCore from '@tensorflow/tfjs-core';
import type * as tfLayers from '@tensorflow/tfjs-layers';
import { parameterCount, type Architecture } from '../../network/architecture.ts';
import type { TfLoss } from './tfLoss.ts';

/** Features and targets of some rows. */
export type Rows = [features: tfCore.Tensor2D, targets: tfCore.Tensor2D];

/** Means over rows. The training loss includes the regularization. */
export interface Figures {
  readonly loss: number;
  readonly metric: number;
}

/** What is needed to train the model in pieces: its rows, its loss and metric, and where to pause between two pieces. */
export interface PieceSource extends Pick<TfLoss, 'loss' | 'metric'> {
  gather(rows: Uint32Array): Rows;
  pause(): Promise<void>;
}

/** Work of a piece, about 20 ms: three multiplications per weight, plus the work of each neuron per row. */
const PIECE_WORK = 6e6;
const NEURON_WORK = 50;
const ROW_WORK = 200;
const FEWEST_ROWS = 4;

/** Number of rows that tfjs processes in about 20 ms. */
export function pieceRowsOf(architecture: Architecture): number {
  const neurons = architecture.layers.reduce((sum, { units }) => sum + units, 0);
  return Math.max(FEWEST_ROWS, Math.floor(PIECE_WORK / (3 * parameterCount(architecture) + NEURON_WORK * neurons + ROW_WORK)));
}

/**
 * Does what `LayersModel.fit` and `evaluate` do, but a piece at a time, for batches that take long: tfjs cannot be interrupted within a
 * batch. The gradient of a batch is the sum of its pieces' gradients, equal except for the last bits of 32-bit sums.
 */
export class ModelPieces {
  readonly #model: tfLayers.Sequential;
  readonly #source: PieceSource;
  readonly #pieceRows: number;

  constructor(model: tfLayers.Sequential, source: PieceSource, pieceRows: number) {
    this.#model = model;
    this.#source = source;
    this.#pieceRows = pieceRows;
  }

  /** One step of the optimizer for the whole batch. */
  async learn(rows: Uint32Array, optimizer: tfCore.Optimizer): Promise<Figures> {
    const variables = this.#model.trainableWeights.map((weight) => weight.read() as tfCore.Variable);
    let gradient: tfCore.NamedTensorMap = {};
    let [loss, metric] = [0, 0];
    for (let from = 0; from < rows.length; from += this.#pieceRows) {
      const piece = rows.subarray(from, from + this.#pieceRows);
      const share = piece.length / rows.length;
      const tensors = this.#source.gather(piece);
      const { value, grads } = tfCore.variableGrads(() => {
        const figures = this.#figures(tensors, true);
        metric += share * figures.metric.dataSync()[0];
        const own = tfCore.mul<tfCore.Scalar>(figures.loss, share);
        // Regularization counts once per batch.
        const penalties = from > 0 ? [] : this.#model.layers.flatMap((layer) => layer.calculateLosses());
        return penalties.reduce((sum, penalty) => tfCore.add(sum, penalty), own);
      }, variables);
      loss += value.dataSync()[0];
      gradient = addUp(gradient, grads);
      tfCore.dispose([value, ...tensors]);
      await this.#source.pause();
    }
    optimizer.applyGradients(gradient);
    tfCore.dispose(gradient);
    return { loss, metric };
  }

  /** Rows that are not learned from, so without regularization. */
  async measure(rows: Uint32Array): Promise<Figures> {
    let [loss, metric] = [0, 0];
    for (let from = 0; from < rows.length; from += this.#pieceRows) {
      const piece = rows.subarray(from, from + this.#pieceRows);
      const share = piece.length / rows.length;
      const tensors = this.#source.gather(piece);
      tfCore.tidy(() => {
        const figures = this.#figures(tensors, false);
        loss += share * figures.loss.dataSync()[0];
        metric += share * figures.metric.dataSync()[0];
      });
      tfCore.dispose(tensors);
      await this.#source.pause();
    }
    return { loss, metric };
  }

  #figures([features, targets]: Rows, training: boolean): { readonly loss: tfCore.Scalar; readonly metric: tfCore.Scalar } {
    const outputs = [this.#model.apply(features, { training })].flat()[0];
    if (!(outputs instanceof tfCore.Tensor)) throw new Error('The model gives no tensor');
    const { loss, metric } = this.#source;
    return { loss: tfCore.mean<tfCore.Scalar>(loss(targets, outputs)), metric: tfCore.mean<tfCore.Scalar>(metric(targets, outputs)) };
  }
}

/** Sums per variable. Tensors of the arguments that are no longer needed are disposed of. */
function addUp(sums: tfCore.NamedTensorMap, added: tfCore.NamedTensorMap): tfCore.NamedTensorMap {
  const names = Object.keys(added);
  const next = Object.fromEntries(names.map((name) => [name, name in sums ? tfCore.add(sums[name], added[name]) : added[name]]));
  const isKept = new Set(Object.values(next));
  tfCore.dispose([...Object.values(sums), ...Object.values(added)].filter((tensor) => !isKept.has(tensor)));
  return next;
}
