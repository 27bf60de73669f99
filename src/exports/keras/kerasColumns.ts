import { assertNever } from '../../assertNever.ts';
import { missingTexts } from '../../dataset/cells/isMissing.ts';
import { MS_PER_DAY } from '../../dataset/cells/dates/civilDate.ts';
import { activeInput, isUnknownAnswer } from '../../dataset/encoding/apply/applyCategory.ts';
import { datePart } from '../../dataset/encoding/dateParts.ts';
import type { CategoryEncoding, ColumnEncoding, DateEncoding, EncodedInput, NumberEncoding } from '../../dataset/encoding/encoder.ts';
import { datePartNode, turnOfYear } from '../code/dateGraph.ts';
import { fillPlace, NONE, OTHER } from '../code/readCategories.ts';
import { spellingPlaces } from '../code/spellingPlaces.ts';
import { fractionsOf } from '../code/writtenDecimals.ts';
import { readKerasDate } from './kerasDates.ts';
import type { KerasGraph, KerasTensor } from './kerasGraph.ts';
import { outside } from './outside.ts';

/** The layers from a column's input to its scaled inputs, as one or several tensors side by side. */
export function kerasColumn(
  graph: KerasGraph,
  input: KerasTensor,
  encoding: ColumnEncoding,
  inputs: readonly EncodedInput[],
): KerasTensor[] {
  switch (encoding.type) {
    case 'number':
      return numberColumn(graph, input, encoding, inputs);
    case 'category':
      return [categoryColumn(graph, input, encoding, inputs)];
    case 'date':
      return dateColumn(graph, input, encoding, inputs);
    default:
      return assertNever(encoding);
  }
}

function numberColumn(graph: KerasGraph, input: KerasTensor, encoding: NumberEncoding, inputs: readonly EncodedInput[]): KerasTensor[] {
  const { missing, clip, marks } = encoding;
  const number = graph.float(input);
  // Rounded to 32 bits, like the input.
  const marked = marks?.only === undefined ? [] : missingTexts(marks).numbers.map(Math.fround);
  const isMissing = marked.reduce(
    (condition, mark) => graph.operation('LogicalOr', [condition, graph.operation('Equal', [number, mark])]),
    graph.operation('Isnan', [number]),
  );
  const filled = graph.operation('Where', [
    isMissing,
    missing?.fill ?? 0,
    asWritten(graph, input, number, fractionsOf(encoding, inputs[0])),
  ]);
  const value = clip ? graph.operation('Clip', [filled], { x_min: clip[0], x_max: clip[1] }) : filled;
  const flags = missing?.hasIndicator === true ? [graph.float(isMissing)] : [];
  return [scaled(graph, value, inputs[0]), ...flags];
}

/** The number that stood in the cell: the one in these fractions if it comes as this input of 32 bits. */
function asWritten(graph: KerasGraph, input: KerasTensor, number: KerasTensor, fractions: number | undefined): KerasTensor {
  if (fractions === undefined) return number;
  const whole = graph.operation('Round', [graph.operation('Multiply', [number, fractions])], { decimals: 0 });
  const written = graph.operation('TrueDivide', [whole, fractions]);
  const come = graph.operation('Cast', [written], { dtype: 'float32' }, { dtype: 'float32' });
  return graph.operation('Where', [graph.operation('Equal', [come, input]), written, number]);
}

/** Bounded like the network's inputs. */
function scaled(graph: KerasGraph, value: KerasTensor, input: EncodedInput): KerasTensor {
  const moved = normalized(graph, value, input);
  return graph.operation('Clip', [moved], { x_min: -1e15, x_max: 1e15 });
}

/**
 * A Normalization layer stores its numbers in 32 bits and never divides by less than 1e-7. Where that is not enough, 64-bit operations are
 * used.
 */
function normalized(graph: KerasGraph, value: KerasTensor, { offset, scale }: EncodedInput): KerasTensor {
  if (Math.abs(offset) > 1e15 || scale < 1e-6 || scale > 3e7) {
    return graph.operation('TrueDivide', [graph.operation('Subtract', [value, offset]), scale]);
  }
  const [mean, variance] = [offset, scale * scale].map(asFloat);
  const config = { axis: [-1], invert: false, mean: [mean], variance: [variance] };
  const output = graph.layer('Normalization', value, config, { width: 1 });
  const [factor, shift] = [Math.sqrt(Math.fround(variance)) / scale, (Math.fround(mean) - offset) / scale];
  const stretched = factor === 1 ? output : graph.operation('Multiply', [output, factor]);
  return shift === 0 ? stretched : graph.operation('Add', [stretched, shift]);
}

/** Python reads a number without a point as an integer, which has at most 32 bits in Keras. */
function asFloat(value: number): number {
  return Number.isInteger(value) && Math.abs(value) >= 2 ** 31 ? value + 0.5 : value;
}

/**
 * Each spelling gets a one-hot flag, and a Dense layer without bias maps it to the inputs of its value, or of the replacement for a missing
 * one.
 */
function categoryColumn(graph: KerasGraph, input: KerasTensor, encoding: CategoryEncoding, inputs: readonly EncodedInput[]): KerasTensor {
  const places = spellingPlaces(encoding);
  const vocabulary = [...places.keys()];
  const lookup = {
    ...{ vocabulary, invert: false, num_oov_indices: 1, mask_token: null, oov_token: outside(vocabulary) },
    ...{ max_tokens: null, output_mode: 'int', sparse: false, pad_to_max_tokens: false, idf_weights: null, encoding: 'utf-8' },
  };
  const index = graph.layer('StringLookup', input, lookup, { width: 1, dtype: 'int64' });
  const tokens = vocabulary.length + 1;
  const flags = graph.layer('CategoryEncoding', index, { num_tokens: tokens, output_mode: 'one_hot' }, { width: tokens });
  // Texts outside the vocabulary come first.
  const rows = [OTHER, ...places.values()].map((place) => inputsAt(encoding, inputs, place));
  const kernel = { shape: [tokens, inputs.length], values: Float64Array.from(rows.flat()) };
  return graph.dense(flags, { units: inputs.length, use_bias: false, trainable: false }, [kernel]);
}

/** The inputs of a column whose cell holds the value with this index. */
function inputsAt(encoding: CategoryEncoding, inputs: readonly EncodedInput[], place: number): number[] {
  const values = inputs.map(() => 0);
  const used = place === NONE ? fillPlace(encoding) : place;
  const active = used === NONE ? -1 : activeInput(encoding, used);
  if (active >= 0) values[active] = 1;
  // A value other than yes and no counts as the share of training rows.
  if (isUnknownAnswer(encoding, used)) values[0] = Math.fround(inputs[0].mean);
  if (place === NONE && encoding.missing?.hasIndicator === true) values[inputs.length - 1] = 1;
  return values;
}

function dateColumn(graph: KerasGraph, input: KerasTensor, encoding: DateEncoding, inputs: readonly EncodedInput[]): KerasTensor[] {
  const { isDate, days, year } = readKerasDate(graph, input, encoding);
  const fill = encoding.missing?.fill ?? 0;
  const filled = graph.operation('Where', [isDate, days, fill / MS_PER_DAY]);
  const turnOfFill = Math.atan2(datePart('yearSin', fill), datePart('yearCos', fill)) / (2 * Math.PI);
  const turn = () => (year === undefined ? filled : graph.operation('Where', [isDate, turnOfYear(graph, days, year), turnOfFill]));
  const parts = encoding.parts.map((part, place) => {
    const value = datePartNode(graph, part, filled, turn);
    if (typeof value === 'number') throw new Error('a date without its text');
    return scaled(graph, value, inputs[place]);
  });
  return encoding.missing?.hasIndicator === true ? [...parts, graph.float(graph.operation('LogicalNot', [isDate]))] : parts;
}
