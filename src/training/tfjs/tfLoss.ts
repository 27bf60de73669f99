import * as tfCore from '@tensorflow/tfjs-core';
import { metrics } from '@tensorflow/tfjs-layers';
import { assertNever } from '../../assertNever.ts';
import type { EncodedRows } from '../../dataset/dataset.ts';
import type { Loss } from '../../evaluation/loss.ts';

/** Returns one value per row. */
type OutputFunction = (targets: tfCore.Tensor, outputs: tfCore.Tensor) => tfCore.Tensor;

/** The loss and metric for compiling a model, and the matching targets. */
export interface TfLoss {
  readonly loss: OutputFunction;
  readonly metric: OutputFunction;
  /** Targets in the form that the loss needs: rows × outputs. */
  readonly toTensor: (targets: Float32Array) => tfCore.Tensor2D;
}

/** The loss with that name and its metric, from tfjs if it has them. */
export function createTfLoss(loss: Loss, { classCount }: EncodedRows): TfLoss {
  const linearMetric = classCount === 0 ? metrics.meanAbsoluteError : accuracyAbove(0.5);
  switch (loss) {
    case 'binaryCrossentropy':
      return { loss: metrics.binaryCrossentropy, metric: metrics.binaryAccuracy, toTensor: asColumn };
    case 'categoricalCrossentropy':
      return {
        loss: metrics.categoricalCrossentropy,
        metric: metrics.categoricalAccuracy,
        toTensor: (targets) => toOneHot(targets, classCount),
      };
    case 'meanSquaredError':
      return { loss: metrics.meanSquaredError, metric: linearMetric, toTensor: asColumn };
    case 'meanAbsoluteError':
      return { loss: metrics.meanAbsoluteError, metric: linearMetric, toTensor: asColumn };
    case 'huber':
      return { loss: huber, metric: linearMetric, toTensor: asColumn };
    case 'hinge':
      return { loss: hinge, metric: accuracyAbove(0), toTensor: asSides };
    case 'perceptron':
      return { loss: perceptron, metric: accuracyAbove(0), toTensor: asSides };
    default:
      return assertNever(loss);
  }
}

/** Huber loss with δ = 1: ½ q² + (e − q), where e is the absolute error and q = min(e, 1). */
function huber(targets: tfCore.Tensor, outputs: tfCore.Tensor): tfCore.Tensor {
  return tfCore.tidy(() => {
    const error = tfCore.abs(tfCore.sub(outputs, targets));
    const quadratic = tfCore.minimum(error, 1);
    return tfCore.mean(tfCore.add(tfCore.mul(0.5, tfCore.square(quadratic)), tfCore.sub(error, quadratic)), -1);
  });
}

/** Same as tfjs' hinge loss, which is not exported. */
function hinge(sides: tfCore.Tensor, outputs: tfCore.Tensor): tfCore.Tensor {
  return tfCore.tidy(() => tfCore.mean(tfCore.maximum(0, tfCore.sub(1, tfCore.mul(sides, outputs))), -1));
}

/** If both are equal, `maximum` passes the gradient to its first operand, so rows on the boundary are learned from. */
function perceptron(sides: tfCore.Tensor, outputs: tfCore.Tensor): tfCore.Tensor {
  return tfCore.tidy(() => tfCore.mean(tfCore.maximum(tfCore.neg(tfCore.mul(sides, outputs)), 0), -1));
}

function accuracyAbove(border: number): OutputFunction {
  // In all losses the target is on the same side of 0.5 as its class.
  return function accuracy(targets, outputs) {
    return tfCore.tidy(() => tfCore.cast(tfCore.equal(tfCore.greater(targets, 0.5), tfCore.greater(outputs, border)), 'float32'));
  };
}

function asColumn(targets: Float32Array): tfCore.Tensor2D {
  return tfCore.tensor2d(targets, [targets.length, 1]);
}

/** −1 for class 0 and 1 for class 1. */
function asSides(targets: Float32Array): tfCore.Tensor2D {
  return asColumn(targets.map((target) => (target > 0.5 ? 1 : -1)));
}

function toOneHot(targets: Float32Array, classCount: number): tfCore.Tensor2D {
  const rows = new Float32Array(targets.length * classCount);
  targets.forEach((target, row) => {
    rows[row * classCount + target] = 1;
  });
  return tfCore.tensor2d(rows, [targets.length, classCount]);
}
