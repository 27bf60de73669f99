import { message } from '../message.ts';
import type * as TfCore from '@tensorflow/tfjs-core';
import type * as TfLayers from '@tensorflow/tfjs-layers';
import { LEAK } from '../network/activate.ts';
import { layerSlices, parameterCount, type Activation, type Architecture, type Layer } from '../network/architecture.ts';
import { UserError } from '../userError.ts';

/** The part of tfjs that is needed here. It is passed in so that tfjs is not loaded before it is used. */
export type Tfjs = Pick<typeof TfCore, 'tensor'> & Pick<typeof TfLayers, 'layers' | 'sequential'>;

/** The penalty that tfjs adds to the loss for a kernel. */
type Regularizer = ReturnType<typeof TfLayers.regularizers.l1l2>;

/**
 * The same network as a `tf.Sequential` of Dense layers named hidden_1, hidden_2 … output. tfjs has leakyRelu only as a layer, so it
 * becomes a linear layer followed by a LeakyReLU. The caller disposes of the model.
 */
export function toSequential(
  tf: Tfjs,
  architecture: Architecture,
  weights: Float32Array,
  kernelRegularizer?: Regularizer,
): TfLayers.Sequential {
  const last = architecture.layers.length - 1;
  const model = tf.sequential();
  architecture.layers.forEach(({ units, activation }, layer) => {
    const name = layer === last ? 'output' : `hidden_${layer + 1}`;
    model.add(
      tf.layers.dense({
        units,
        activation: activation === 'leakyRelu' ? 'linear' : activation,
        name,
        ...(layer === 0 ? { inputShape: [architecture.inputs] } : {}),
        ...(kernelRegularizer ? { kernelRegularizer } : {}),
      }),
    );
    if (activation === 'leakyRelu') model.add(tf.layers.leakyReLU({ alpha: LEAK, name: `${name}_leaky` }));
  });
  const tensors = layerSlices(architecture).flatMap(({ inputs, units, kernelStart, biasStart }) => [
    tf.tensor(weights.slice(kernelStart, biasStart), [inputs, units]),
    tf.tensor(weights.slice(biasStart, biasStart + units), [units]),
  ]);
  model.setWeights(tensors);
  for (const tensor of tensors) tensor.dispose();
  return model;
}

/**
 * The network of a `tf.Sequential` of Dense layers, with LeakyReLU layers after linear ones. Throws a UserError that names any layer that
 * Neuron cannot compute.
 */
export function fromSequential(model: TfLayers.LayersModel): { architecture: Architecture; weights: Float32Array<ArrayBuffer> } {
  const given = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const layers: Layer[] = [];
  given.forEach((layer, place) => {
    const { units, activation, useBias, alpha } = layer.getConfig();
    const before = layers.at(-1);
    if (layer.getClassName() === 'LeakyReLU' && before?.activation === 'linear') {
      if (alpha !== LEAK) {
        throw new UserError(
          message('The layer "{layerName}" is a LeakyReLU with the slope {slope}. Neuron knows the slope {known}.', {
            layerName: layer.name,
            slope: JSON.stringify(alpha) ?? '',
            known: String(LEAK),
          }),
        );
      }
      layers[layers.length - 1] = { ...before, activation: 'leakyRelu' };
      return;
    }
    if (layer.getClassName() !== 'Dense' || typeof units !== 'number' || useBias !== true) {
      throw new UserError(
        message('The layer "{layerName}" is a {type}. Neuron can use models made of Dense layers with a bias.', {
          layerName: layer.name,
          type: layer.getClassName(),
        }),
      );
    }
    layers.push({ units, activation: readActivation(layer.name, activation, place === given.length - 1) });
  });
  const inputs = model.inputs[0].shape.at(-1);
  if (layers.length === 0 || model.inputs.length !== 1 || typeof inputs !== 'number') {
    throw new UserError(message('The model has no Dense layer with a known number of inputs. Neuron can use models made of Dense layers.'));
  }
  const architecture = { inputs, layers };
  const weights = new Float32Array(parameterCount(architecture));
  writeWeights(model, weights);
  return { architecture, weights };
}

/** Copies the weights of a model made by `toSequential` into the flat array. */
export function writeWeights(model: TfLayers.LayersModel, weights: Float32Array): void {
  let start = 0;
  for (const tensor of model.getWeights()) {
    const values = tensor.dataSync();
    weights.set(values, start);
    start += values.length;
  }
  if (start !== weights.length) throw new Error(`The model has ${start} weights, ${weights.length} were expected`);
}

function readActivation(layerName: string, activation: unknown, isOutput: boolean): Activation {
  switch (activation) {
    case 'linear':
    case 'relu':
    case 'elu':
    case 'gelu':
    case 'tanh':
    case 'sigmoid':
      return activation;
    case 'softmax':
      if (isOutput) return activation;
      throw new UserError(
        message('The layer "{layerName}" has the activation softmax, which Neuron can use in the output layer only.', { layerName }),
      );
    default:
      throw new UserError(
        message(
          'The layer "{layerName}" has the activation {activation}. Neuron knows linear, relu, elu, gelu, tanh, sigmoid and, in the output layer, softmax.',
          { layerName, activation: JSON.stringify(activation) },
        ),
      );
  }
}
