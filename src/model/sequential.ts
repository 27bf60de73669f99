import type * as TfCore from '@tensorflow/tfjs-core';
import type * as TfLayers from '@tensorflow/tfjs-layers';
import { layerSlices, parameterCount, type Activation, type Architecture, type Layer } from '../network/architecture.ts';
import { UserError } from '../userError.ts';

/** The part of tfjs that is needed here; handed in, so that nothing loads tfjs before it is used. */
export type Tfjs = Pick<typeof TfCore, 'tensor'> & Pick<typeof TfLayers, 'layers' | 'sequential'>;

/** What tfjs adds to the loss for a kernel. */
type Regularizer = ReturnType<typeof TfLayers.regularizers.l1l2>;

/** The same network as a `tf.Sequential` of Dense layers named hidden_1, hidden_2 … output. The caller disposes of it. */
export function toSequential(
  tf: Tfjs,
  architecture: Architecture,
  weights: Float32Array,
  kernelRegularizer?: Regularizer,
): TfLayers.Sequential {
  const last = architecture.layers.length - 1;
  const model = tf.sequential();
  architecture.layers.forEach(({ units, activation }, layer) => {
    model.add(
      tf.layers.dense({
        units,
        activation: tfActivation(activation),
        name: layer === last ? 'output' : `hidden_${layer + 1}`,
        ...(layer === 0 ? { inputShape: [architecture.inputs] } : {}),
        ...(kernelRegularizer ? { kernelRegularizer } : {}),
      }),
    );
  });
  const tensors = layerSlices(architecture).flatMap(({ inputs, units, kernelStart, biasStart }) => [
    tf.tensor(weights.slice(kernelStart, biasStart), [inputs, units]),
    tf.tensor(weights.slice(biasStart, biasStart + units), [units]),
  ]);
  model.setWeights(tensors);
  for (const tensor of tensors) tensor.dispose();
  return model;
}

/** The network of a `tf.Sequential`. Throws a UserError that names the layer when it is no stack of Dense layers that Neuron can compute. */
export function fromSequential(model: TfLayers.LayersModel): { architecture: Architecture; weights: Float32Array<ArrayBuffer> } {
  const dense = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const layers = dense.map((layer): Layer => {
    const { units, activation, useBias } = layer.getConfig();
    if (layer.getClassName() !== 'Dense' || typeof units !== 'number' || useBias !== true) {
      throw new UserError(
        `The layer "${layer.name}" is a ${layer.getClassName()}. Neuron can use models made of Dense layers with a bias.`,
      );
    }
    return { units, activation: readActivation(layer.name, activation) };
  });
  const inputs = model.inputs[0].shape.at(-1);
  if (layers.length === 0 || model.inputs.length !== 1 || typeof inputs !== 'number') {
    throw new UserError('The model has no Dense layer with a known number of inputs. Neuron can use models made of Dense layers.');
  }
  const architecture = { inputs, layers };
  const weights = new Float32Array(parameterCount(architecture));
  writeWeights(model, weights);
  return { architecture, weights };
}

/** Copies the weights of a model that `toSequential` has made into the flat array. */
export function writeWeights(model: TfLayers.LayersModel, weights: Float32Array): void {
  let start = 0;
  for (const tensor of model.getWeights()) {
    const values = tensor.dataSync();
    weights.set(values, start);
    start += values.length;
  }
  if (start !== weights.length) throw new Error(`The model has ${start} weights, ${weights.length} were expected`);
}

function tfActivation(activation: Activation) {
  if (activation === 'leakyRelu') throw new Error('tfjs has no such activation of a Dense layer');
  return activation;
}

function readActivation(layerName: string, activation: unknown): Activation {
  switch (activation) {
    case 'linear':
    case 'relu':
    case 'tanh':
    case 'sigmoid':
      return activation;
    default:
      throw new UserError(
        `The layer "${layerName}" has the activation ${JSON.stringify(activation)}. Neuron knows linear, relu, tanh and sigmoid.`,
      );
  }
}
