import { strToU8, zipSync } from 'fflate';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import { listOf, message, type Message } from '../../message.ts';
import { layerSlices } from '../../network/architecture.ts';
import { lastActivation } from '../../model/answer.ts';
import { answerForm } from '../code/answerScale.ts';
import { headLines } from '../code/commentText.ts';
import { digitDateLimits } from '../code/digitDateLimits.ts';
import { rawInputLimits } from '../code/rawInputLimits.ts';
import { checksumOfBytes } from '../neuron/checksum.ts';
import { neuronRecord } from '../neuron/neuronFile.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { kerasColumn } from './kerasColumns.ts';
import { needsPreprocessing, pythonPreprocess } from '../python/pythonPreprocess.ts';
import { KerasGraph, type KerasTensor, type KerasVariables } from './kerasGraph.ts';
import { kerasNames } from './kerasNames.ts';
import { outside } from './outside.ts';

/** The first version with all layers and operations in use. */
const KERAS_VERSION = '3.5.0';

/**
 * A Keras 3 model with one input per column, by name, of shape [rows, 1]: floats with NaN, or strings with "" for a missing value. Its
 * outputs are `value` (strings for classes, otherwise 64-bit floats) and for classes `probabilities`, [rows, classes].
 */
export async function exportKeras(model: ExportedModel, name: string): Promise<Exported> {
  const { config, variables, joined, outputs } = kerasConfig(model);
  const read = model.encoder.columns.filter(needsPreprocessing).map(({ column }) => `"${column}"`);
  const limits = [...kerasLimits(model), ...(read.length > 0 ? [preprocessingLimit(read)] : [])];
  // Loaded on demand: a library of several megabytes.
  const { writeHdf5 } = await import('./hdf5.ts');
  const weights = await writeHdf5(
    variables.map(({ group, layer }) => ({ path: `layers/${group}/vars`, name: layer })),
    variables.flatMap(({ group, arrays }) => arrays.map((array, place) => ({ path: `layers/${group}/vars/${place}`, ...array }))),
  );
  const metadata = {
    ...{ keras_version: KERAS_VERSION, made_by: model.maker, about: headLines(model, limits) },
    ...{ weights_checksum: checksumOfBytes(weights), neuron: neuronRecord(model) },
  };
  const files = {
    'metadata.json': strToU8(JSON.stringify(metadata)),
    'config.json': strToU8(JSON.stringify(config)),
    'model.weights.h5': weights,
  };
  const content = Uint8Array.from(zipSync(files, { mtime: new Date(1980, 0, 2) }));
  const reading = read.length > 0 ? [{ name: PREPROCESS_NAME, content: pythonPreprocess(model, joined, outputs, []) }] : [];
  return { files: [{ name, content }, ...reading], limits };
}

const PREPROCESS_NAME = 'preprocess.py';

function preprocessingLimit(columns: readonly string[]): Message {
  return message(
    'Cells of {columns} are read as they are in the file by preprocess.py beside it. It makes the inputs of the dense layers, since no layer of Keras can read every notation.',
    { columns: listOf(columns, 'and', MOST_NAMES) },
  );
}

/** At most this many columns are listed by name. */
const MOST_NAMES = 5;

/** The graph, and the names of the layer that joins the dense layers' inputs and of the model's outputs. */
function kerasConfig(
  model: ExportedModel,
): ReturnType<KerasGraph['finish']> & { readonly joined: string; readonly outputs: readonly string[] } {
  const { encoder } = model;
  const names = kerasNames(encoder.columns.map(({ column }) => column));
  const graph = new KerasGraph([...names.values()]);
  const inputs = new Map(
    encoder.columns.map(({ column, type }) => [column, graph.input(names.get(column) ?? column, type === 'number' ? 'float32' : 'string')]),
  );
  const parts = inputsByColumn(encoder.columns, encoder.inputs).flatMap(({ encoding, inputs: own }) => {
    const input = inputs.get(encoding.column);
    return input ? kerasColumn(graph, input, encoding, own) : [];
  });
  // Rounded to 32 bits like the network's inputs, then 64 bits again.
  const rounded =
    parts.length === 1
      ? graph.operation('Cast', parts, { dtype: 'float32' }, { dtype: 'float32' })
      : graph.layer('Concatenate', parts, { axis: -1 }, { width: encoder.inputs.length, dtype: 'float32', name: 'inputs' });
  const given = answers(graph, model, addLayers(graph, model, rounded));
  return { ...graph.finish(inputs, given), joined: rounded.layer, outputs: [...given.keys()] };
}

function addLayers(graph: KerasGraph, { architecture, weights }: ExportedModel, inputs: KerasTensor): KerasTensor {
  const slices = layerSlices(architecture);
  return slices.reduce((values, { kernelStart, biasStart, units, activation, inputs: count }, layer) => {
    const isOutput = layer === slices.length - 1;
    const arrays: KerasVariables['arrays'] = [
      { shape: [count, units], values: weights.slice(kernelStart, biasStart) },
      { shape: [units], values: weights.slice(biasStart, biasStart + units) },
    ];
    const used = isOutput ? lastActivation(architecture) : activation;
    const config = { units, activation: used === 'leakyRelu' ? 'leaky_relu' : used };
    return graph.dense(values, config, arrays, isOutput ? 'output' : `hidden_${layer + 1}`);
  }, inputs);
}

function answers(graph: KerasGraph, model: ExportedModel, output: KerasTensor): Map<string, KerasTensor> {
  const form = answerForm(model);
  switch (form.type) {
    case 'number': {
      // With operations, because a Rescaling layer stores its numbers in 32 bits.
      const inUnits = graph.operation('Add', [graph.operation('Multiply', [output, form.scale]), form.shift]);
      return new Map([['value', form.isLogarithm ? graph.operation('Exp', [inUnits]) : inUnits]]);
    }
    case 'two': {
      const isSecond = graph.operation('Greater', [output, form.threshold]);
      const value = classNames(graph, form.classes, isSecond);
      if (!form.hasProbabilities) return new Map([['value', value]]);
      const both = [graph.operation('Subtract', [1, output]), output];
      return new Map([
        ['value', value],
        ['probabilities', graph.layer('Concatenate', both, { axis: -1 }, { width: 2, name: 'probabilities' })],
      ]);
    }
    case 'several': {
      const largest = graph.operation('Argmax', [output], { axis: -1, keepdims: true }, { width: 1, dtype: 'int32' });
      return new Map([
        ['value', classNames(graph, form.classes, largest)],
        ['probabilities', output],
      ]);
    }
  }
}

/** The class name for each row's index. */
function classNames(graph: KerasGraph, classes: readonly string[], index: KerasTensor): KerasTensor {
  const whole = graph.operation('Cast', [index], { dtype: 'int64' }, { dtype: 'int64' });
  const config = {
    ...{ vocabulary: classes, invert: true, num_oov_indices: 0, mask_token: null, oov_token: outside(classes) },
    ...{ max_tokens: null, output_mode: 'int', sparse: false, pad_to_max_tokens: false, idf_weights: null, encoding: 'utf-8' },
  };
  return graph.layer('StringLookup', whole, config, { width: 1, dtype: 'string', name: 'value' });
}

function kerasLimits({ encoder }: ExportedModel): Message[] {
  const { columns, target } = encoder;
  const names = kerasNames(columns.map(({ column }) => column));
  const renamed = [...names].filter(([column, name]) => name !== column);
  return [
    ...(columns.every(({ type }) => type === 'number') && target.type === 'regression'
      ? []
      : [message('Keras reads and gives texts on TensorFlow alone: the model needs KERAS_BACKEND=tensorflow, and texts as tf.constant.')]),
    ...rawInputLimits(encoder),
    ...(columns.some(({ type }) => type === 'date')
      ? [
          message(
            'Dates are taken as texts of digits in the order of the column, with a time of day in UTC where one follows; in any other notation they count as missing.',
          ),
        ]
      : []),
    ...digitDateLimits(columns),
    ...renamed.map(([column, name]) =>
      message('Keras allows no slash in names of layers: the layer of the column "{column}" is called "{name}".', { column, name }),
    ),
  ];
}
