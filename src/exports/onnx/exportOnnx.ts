import { message, type Message } from '../../message.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { layerSlices, type Activation } from '../../network/architecture.ts';
import { lastActivation } from '../../model/answer.ts';
import { answerForm } from '../code/answerScale.ts';
import { headLines } from '../code/commentText.ts';
import { digitDateLimits } from '../code/digitDateLimits.ts';
import { rawInputLimits } from '../code/rawInputLimits.ts';
import { neuronRecord } from '../neuron/neuronFile.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { OnnxGraph, type OnnxValue } from './onnxGraph.ts';
import { onnxColumn } from './onnxColumns.ts';

/**
 * An ONNX model with one input per column, by name, of shape [rows, 1]: floats with NaN, or strings with "" for a missing value. Its
 * outputs are `value` (strings for classes, doubles for numbers) and for classes `probabilities`, [rows, classes].
 */
export function exportOnnx(model: ExportedModel, name: string): Exported {
  const { encoder } = model;
  // Splitting strings requires opset 20. Without dates, older runtimes can read the model too.
  const opset = encoder.columns.some(({ type }) => type === 'date') ? 20 : 17;
  const limits = onnxLimits(model, opset);
  const graph = new OnnxGraph();
  const inputs = encoder.columns.map((encoding): OnnxValue => ({
    name: inputName(encoding),
    type: encoding.type === 'number' ? 'float' : 'string',
    width: 1,
  }));
  const columns = inputsByColumn(encoder.columns, encoder.inputs).map(({ encoding, inputs: own }) =>
    onnxColumn(graph, inputName(encoding), encoding, own),
  );
  const joined = columns.length === 1 ? columns[0] : graph.node('Concat', columns, { axis: 1 });
  // Rounded to 32 bits like the network's inputs, then 64 bits again.
  const rounded = graph.node('Cast', [graph.node('Cast', [joined], { to: 1 })], { to: 11 });
  const outputs = addAnswers(graph, model, addLayers(graph, model, rounded));
  const about = headLines(model, limits).join('\n');
  return {
    files: [{ name, content: graph.finish({ maker: model.maker, about, opset, record: neuronRecord(model) }, inputs, outputs) }],
    limits,
  };
}

/** The name of a column's input: the column's name, unless an output has it. */
function inputName({ column }: ColumnEncoding): string {
  return column === 'value' || column === 'probabilities' ? `${column} (input)` : column;
}

/** The layers up to the sums of the output. */
function addLayers(graph: OnnxGraph, { architecture, weights }: ExportedModel, inputs: string): string {
  const slices = layerSlices(architecture);
  return slices.reduce((values, slice, layer) => {
    const { kernelStart, biasStart, units } = slice;
    const kernel = graph.numbers('double', [...weights.subarray(kernelStart, biasStart)], [slice.inputs, units]);
    const bias = graph.numbers('double', [...weights.subarray(biasStart, biasStart + units)], [1, units]);
    const sums = graph.node('Add', [graph.node('MatMul', [values, kernel]), bias]);
    return layer === slices.length - 1 ? sums : activated(graph, slice.activation, sums);
  }, inputs);
}

/** Uses only operators that runtimes support for doubles, in combination where there is no single one. */
function activated(graph: OnnxGraph, activation: Activation, sums: string): string {
  const zero = () => graph.number(0);
  switch (activation) {
    case 'linear':
      return sums;
    case 'relu':
      return graph.node('Max', [sums, zero()]);
    case 'tanh':
      return graph.node('Tanh', [sums]);
    case 'sigmoid':
      return graph.node('Sigmoid', [sums]);
    case 'softmax':
      return graph.node('Softmax', [sums], { axis: 1 });
    case 'leakyRelu':
      return graph.node('Max', [sums, graph.node('Mul', [sums, graph.number(0.2)])]);
    case 'elu': {
      const below = graph.node('Sub', [graph.node('Exp', [graph.node('Min', [sums, zero()])]), graph.number(1)]);
      return graph.node('Where', [graph.node('Less', [sums, zero()]), below, sums]);
    }
    case 'gelu': {
      // The error function exists only for 32 bits.
      const scaledDown = graph.node('Cast', [graph.node('Mul', [sums, graph.number(Math.SQRT1_2)])], { to: 1 });
      const erf = graph.node('Cast', [graph.node('Erf', [scaledDown])], { to: 11 });
      const half = graph.node('Mul', [sums, graph.number(0.5)]);
      return graph.node('Mul', [half, graph.node('Add', [erf, graph.number(1)])]);
    }
  }
}

function addAnswers(graph: OnnxGraph, model: ExportedModel, sums: string): OnnxValue[] {
  const form = answerForm(model);
  const outputs = activated(graph, lastActivation(model.architecture), sums);
  switch (form.type) {
    case 'number': {
      const inUnits = graph.node('Mul', [outputs, graph.number(form.scale)]);
      const shift = graph.number(form.shift);
      if (form.isLogarithm) graph.node('Exp', [graph.node('Add', [inUnits, shift])], {}, 'value');
      else graph.node('Add', [inUnits, shift], {}, 'value');
      return [{ name: 'value', type: 'double', width: 1 }];
    }
    case 'two': {
      const isSecond = graph.node('Greater', [outputs, graph.number(form.threshold)]);
      addClass(graph, form.classes, graph.node('Cast', [isSecond], { to: 7 }));
      if (!form.hasProbabilities) return [valueOutput];
      graph.node('Concat', [graph.node('Sub', [graph.number(1), outputs]), outputs], { axis: 1 }, 'probabilities');
      return [valueOutput, { name: 'probabilities', type: 'double', width: 2 }];
    }
    case 'several': {
      addClass(graph, form.classes, graph.node('ArgMax', [outputs], { axis: 1, keepdims: 1 }));
      graph.node('Identity', [outputs], {}, 'probabilities');
      return [valueOutput, { name: 'probabilities', type: 'double', width: form.classes.length }];
    }
  }
}

const valueOutput: OnnxValue = { name: 'value', type: 'string', width: 1 };

/** The class name for each row's index. */
function addClass(graph: OnnxGraph, classes: readonly string[], index: string): void {
  graph.node('Gather', [graph.texts(classes, [classes.length]), index], {}, 'value');
}

function onnxLimits({ encoder }: ExportedModel, opset: number): Message[] {
  const { columns } = encoder;
  const renamed = columns.find((column) => inputName(column) !== column.column);
  return [
    ...rawInputLimits(encoder),
    ...(opset === 20
      ? [
          message(
            'Dates are taken as texts of digits in the order of the column, with a time of day in UTC where one follows; in any other notation they count as missing. This needs opset 20, which ONNX Runtime has from 1.17 on.',
          ),
        ]
      : []),
    ...digitDateLimits(columns),
    ...(renamed
      ? [message('The input of the column "{column}" is called "{name}".', { column: renamed.column, name: inputName(renamed) })]
      : []),
  ];
}
