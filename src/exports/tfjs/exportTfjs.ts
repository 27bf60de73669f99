import { message } from '../../message.ts';
import { inEnglish } from '../../inWords.ts';
import { LEAK } from '../../network/activate.ts';
import { layerSlices, type LayerSlice } from '../../network/architecture.ts';
import { answerForm } from '../code/answerScale.ts';
import { neuronRecord } from '../neuron/neuronFile.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';

/**
 * The dense layers as saved by TensorFlow.js' `LayersModel.save`, model.json with its weights beside it, and preprocess.json, which
 * describes as plain data how cells become inputs and how outputs become answers.
 */
export function exportTfjs(model: ExportedModel, name: string): Exported {
  const limits = [
    message(
      'The file holds the network alone: it takes numbers that are scaled already. How cells become these is in preprocess.json beside it.',
    ),
    ...(model.architecture.layers.some(({ activation }) => activation === 'gelu')
      ? [message('TensorFlow.js computes gelu to six digits alone: answers agree with those of Neuron to about five.')]
      : [message('TensorFlow.js adds up in 32 bits: answers agree with those of Neuron to about six digits.')]),
  ];
  const weightsName = `${name.replace(/\.json$/i, '')}.weights.bin`;
  const slices = layerSlices(model.architecture);
  const topology = {
    class_name: 'Sequential',
    config: { name: 'neuron', layers: slices.flatMap((slice, layer) => layerConfigs(slice, layer, layer === slices.length - 1)) },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
  const weights = slices.flatMap(({ inputs, units }, layer) => {
    const layerName = nameOf(layer, layer === slices.length - 1);
    return [
      { name: `${layerName}/kernel`, shape: [inputs, units], dtype: 'float32' },
      { name: `${layerName}/bias`, shape: [units], dtype: 'float32' },
    ];
  });
  const json = {
    format: 'layers-model',
    generatedBy: model.maker,
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [{ paths: [weightsName], weights }],
    // Neuron reopens the model from this.
    userDefinedMetadata: { neuron: neuronRecord(model) },
  };
  const { encoder, fileName, maker } = model;
  const preprocess = {
    about: `What the network of ${name} takes and gives, made by ${maker} from ${fileName}.`,
    how: [
      ...limits.map(inEnglish),
      'An input is (number - offset) / scale in 32 bits. A category has an input of 0 or 1 for each of its values and one for all others where hasOther; a date one for each of its parts; a missing-indicator comes last.',
      'Of a date, time is milliseconds since 1970 in UTC; yearSin and its like are sine and cosine of 2 pi times the share of the year, of the week from Monday on, or of the day that has passed.',
      'In a column of two answers, of which reference is the other one, a text that is neither has the mean of the input for its value.',
      'A missing cell becomes missing.fill. What is outside of clip becomes the nearer end.',
      'The output of a number, times scale plus shift, is the answer, or its natural logarithm where isLogarithm; that of two classes is the probability of the second, those of several classes are their probabilities.',
    ],
    ...encoder,
    answer: answerForm(model),
  };
  return {
    files: [
      { name, content: JSON.stringify(json) },
      { name: weightsName, content: littleEndian(model.weights) },
      { name: 'preprocess.json', content: `${JSON.stringify(preprocess, undefined, 2)}\n` },
    ],
    limits,
  };
}

function nameOf(layer: number, isOutput: boolean): string {
  return isOutput ? 'output' : `hidden_${layer + 1}`;
}

/** A Dense layer. For leakyRelu, which tfjs has only as a layer, that layer follows. */
function layerConfigs({ inputs, units, activation }: LayerSlice, layer: number, isOutput: boolean): object[] {
  const name = nameOf(layer, isOutput);
  const config = {
    ...(layer === 0 ? { batch_input_shape: [null, inputs] } : {}),
    name,
    trainable: true,
    dtype: 'float32',
    units,
    activation: activation === 'leakyRelu' ? 'linear' : activation,
    use_bias: true,
  };
  const dense = { class_name: 'Dense', config };
  if (activation !== 'leakyRelu') return [dense];
  return [dense, { class_name: 'LeakyReLU', config: { name: `${name}_leaky`, trainable: true, dtype: 'float32', alpha: LEAK } }];
}

/** The bytes of the floats in little-endian order on any machine. */
function littleEndian(weights: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(weights.length * 4);
  const view = new DataView(bytes.buffer);
  weights.forEach((weight, index) => view.setFloat32(index * 4, weight, true));
  return bytes;
}
