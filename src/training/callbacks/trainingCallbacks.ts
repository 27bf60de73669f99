import type { Adjustment, MadeAdjustment } from '../../run/options/adjustment.ts';
import type { Checkpoint } from '../../run/history/checkpoint.ts';
import type { ContinuationPoint } from '../../run/history/continuationPoint.ts';
import { EarlyStopping } from './earlyStopping.ts';
import type { Hyperparameters } from '../../run/options/hyperparameters.ts';
import { createRateFactor, Plateau, type RateFactor } from '../../gradient/learningRateSchedule.ts';
import type { EpochAnswer, EpochMetrics, Trainer } from '../trainer.ts';

/**
 * Keras' callbacks in one class, for trainers of every engine. After each epoch they set the learning rate, decide whether to continue, and
 * keep weights: the last ones with finite losses, or with early stopping those with the best validation loss.
 */
export class TrainingCallbacks {
  readonly #rateFactor: RateFactor;
  readonly #plateau: Plateau | undefined;
  readonly #stopping: EarlyStopping | undefined;
  readonly #last: Float32Array<ArrayBuffer>;
  readonly #best: Float32Array<ArrayBuffer> | undefined;
  #rate: number;
  #factor: number;
  #l1: number;
  #l2: number;
  #epochs: number;
  #bestEpoch: number;
  #divergedIn: number | undefined;
  readonly #adjustments: MadeAdjustment[];

  /** `continued`: the state in which the earlier training ended, if this one continues it. */
  constructor(
    { learningRate, learningRateSchedule, epochs, l1, l2, patience }: Hyperparameters,
    parameters: number,
    continued?: ContinuationPoint,
  ) {
    this.#adjustments = [...(continued?.adjustments ?? [])];
    const last = { learningRate, l1, l2 };
    for (const { epoch: _, ...changed } of this.#adjustments) Object.assign(last, changed);
    this.#rate = last.learningRate;
    this.#l1 = last.l1;
    this.#l2 = last.l2;
    this.#plateau = learningRateSchedule === 'plateau' ? new Plateau(continued?.plateau) : undefined;
    this.#rateFactor = createRateFactor(learningRateSchedule, epochs, this.#plateau);
    this.#factor = this.#rateFactor(continued?.epoch ?? 0);
    this.#stopping = patience > 0 ? new EarlyStopping(patience, continued?.stopping) : undefined;
    this.#epochs = continued?.epoch ?? 0;
    this.#bestEpoch = continued?.best.epoch ?? 0;
    this.#last = Float32Array.from(continued?.weights ?? new Float32Array(parameters));
    this.#best = patience > 0 ? Float32Array.from(continued?.best.weights ?? new Float32Array(parameters)) : undefined;
  }

  /** Number of epochs with finite losses. */
  get epochs(): number {
    return this.#epochs;
  }

  /** The epoch whose weights are kept; 0 before the first. */
  get bestEpoch(): number {
    return this.#bestEpoch;
  }

  /** The weights of `bestEpoch`. */
  get bestWeights(): Float32Array<ArrayBuffer> {
    return this.#best ?? this.#last;
  }

  /** The weights of the last epoch with finite losses. */
  get lastWeights(): Float32Array<ArrayBuffer> {
    return this.#last;
  }

  /** The first epoch with a loss or weight that is not finite. */
  get divergedIn(): number | undefined {
    return this.#divergedIn;
  }

  /** The state that another training needs to continue this one. */
  get state(): Pick<Checkpoint, 'stopping' | 'plateau'> {
    return {
      ...(this.#stopping ? { stopping: this.#stopping.state } : {}),
      ...(this.#plateau ? { plateau: this.#plateau.state } : {}),
    };
  }

  get adjustments(): readonly MadeAdjustment[] {
    return this.#adjustments;
  }

  /** The current learning rate: the requested one times the schedule's factor. */
  get learningRate(): number {
    return this.#rate * this.#factor;
  }

  /** Call before the first epoch. */
  onTrainBegin(trainer: Trainer): void {
    trainer.setLearningRate(this.learningRate);
    if (this.#adjustments.length > 0) trainer.setRegularization(this.#l1, this.#l2);
  }

  /** Call from the trainer's `onEpoch`. */
  onEpochEnd(metrics: EpochMetrics, trainer: Trainer): EpochAnswer {
    const { epoch, trainLoss, testLoss, validationLoss } = metrics;
    // Losses are stored as 32-bit floats, so a loss too large for one is infinite.
    const losses = Float32Array.of(trainLoss, testLoss ?? 0, validationLoss ?? 0);
    if (!areFinite(losses) || !areFinite(trainer.weights)) {
      this.#divergedIn = epoch;
      return 'stop';
    }
    this.#epochs = epoch;
    this.#last.set(trainer.weights);
    // Without validation rows there is no loss to stop by.
    const verdict = this.#stopping && validationLoss !== undefined ? this.#stopping.judge(validationLoss) : 'best';
    if (verdict === 'best') {
      this.#bestEpoch = epoch;
      this.#best?.set(trainer.weights);
    }
    const factor = this.#rateFactor(epoch, validationLoss ?? trainLoss);
    if (factor !== this.#factor) {
      this.#factor = factor;
      trainer.setLearningRate(this.learningRate);
    }
    return verdict === 'stop' ? 'stop' : 'continue';
  }

  /** Takes effect from the next batch. The schedule's factor applies to a new learning rate as it did to the old one. */
  adjust({ learningRate, l1, l2 }: Adjustment, trainer: Trainer): void {
    this.#adjustments.push({
      epoch: this.#epochs,
      ...(learningRate === undefined ? {} : { learningRate }),
      ...(l1 === undefined ? {} : { l1 }),
      ...(l2 === undefined ? {} : { l2 }),
    });
    if (learningRate !== undefined) {
      this.#rate = learningRate;
      trainer.setLearningRate(this.learningRate);
    }
    if (l1 === undefined && l2 === undefined) return;
    this.#l1 = l1 ?? this.#l1;
    this.#l2 = l2 ?? this.#l2;
    trainer.setRegularization(this.#l1, this.#l2);
  }
}

function areFinite(values: Float32Array): boolean {
  // 0 times a value that is not finite is NaN.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * 0;
  return sum === 0;
}
