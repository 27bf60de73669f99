import { assertNever } from '../../assertNever.ts';
import { missingTexts } from '../../dataset/cells/isMissing.ts';
import { MS_PER_DAY } from '../../dataset/cells/dates/civilDate.ts';
import { datePart } from '../../dataset/encoding/dateParts.ts';
import type { CategoryEncoding, ColumnEncoding, DateEncoding, EncodedInput, NumberEncoding } from '../../dataset/encoding/encoder.ts';
import { datePartNode, turnOfYear } from '../code/dateGraph.ts';
import { fillPlace, NONE, OTHER } from '../code/readCategories.ts';
import { spellingPlaces } from '../code/spellingPlaces.ts';
import { fractionsOf } from '../code/writtenDecimals.ts';
import type { OnnxGraph } from './onnxGraph.ts';
import { readOnnxDate } from './onnxDates.ts';

/** The nodes from a column's input to its scaled inputs, doubles of shape [rows, number of inputs]. */
export function onnxColumn(graph: OnnxGraph, input: string, encoding: ColumnEncoding, inputs: readonly EncodedInput[]): string {
  switch (encoding.type) {
    case 'number':
      return numberColumn(graph, input, encoding, inputs);
    case 'category':
      return categoryColumn(graph, input, encoding, inputs);
    case 'date':
      return dateColumn(graph, input, encoding, inputs);
    default:
      return assertNever(encoding);
  }
}

function numberColumn(graph: OnnxGraph, input: string, encoding: NumberEncoding, inputs: readonly EncodedInput[]): string {
  const { missing, clip, marks } = encoding;
  const number = graph.node('Cast', [input], { to: 11 });
  // Rounded to 32 bits, like the input.
  const marked = marks?.only === undefined ? [] : missingTexts(marks).numbers.map(Math.fround);
  const isMissing = marked.reduce(
    (condition, mark) => graph.node('Or', [condition, graph.node('Equal', [number, graph.number(mark)])]),
    graph.node('IsNaN', [number]),
  );
  const filled = graph.node('Where', [
    isMissing,
    graph.number(missing?.fill ?? 0),
    asWritten(graph, input, number, fractionsOf(encoding, inputs[0])),
  ]);
  const value = clip ? graph.node('Min', [graph.node('Max', [filled, graph.number(clip[0])]), graph.number(clip[1])]) : filled;
  const flags = missing?.hasIndicator === true ? [graph.node('Cast', [isMissing], { to: 11 })] : [];
  return joined(graph, [scaled(graph, value, inputs[0]), ...flags]);
}

/** The number that stood in the cell: the one in these fractions if it comes as this input of 32 bits. */
function asWritten(graph: OnnxGraph, input: string, number: string, fractions: number | undefined): string {
  if (fractions === undefined) return number;
  const whole = graph.node('Round', [graph.node('Mul', [number, graph.number(fractions)])]);
  const written = graph.node('Div', [whole, graph.number(fractions)]);
  return graph.node('Where', [graph.node('Equal', [graph.node('Cast', [written], { to: 1 }), input]), written, number]);
}

/** Bounded like the network's inputs. */
function scaled(graph: OnnxGraph, value: string, { offset, scale }: EncodedInput): string {
  const moved = graph.node('Sub', [value, graph.number(offset)]);
  const divided = graph.node('Div', [moved, graph.number(scale)]);
  return graph.node('Min', [graph.node('Max', [divided, graph.number(-1e15)]), graph.number(1e15)]);
}

function categoryColumn(graph: OnnxGraph, input: string, encoding: CategoryEncoding, inputs: readonly EncodedInput[]): string {
  const keys = spellingPlaces(encoding);
  const code = graph.node('LabelEncoder', [input], {
    keys_strings: [...keys.keys()],
    values_int64s: [...keys.values()],
    default_int64: OTHER,
  });
  const whole = (value: number) => graph.numbers('int64', [value], [1, 1]);
  const isMissing = graph.node('Equal', [code, whole(NONE)]);
  const filled = graph.node('Where', [isMissing, whole(fillPlace(encoding)), code]);
  const { categories, hasOther, reference, missing } = encoding;
  const places = [...categories.keys(), ...(hasOther ? [OTHER] : [])];
  const flags = graph.node('Cast', [graph.node('Equal', [filled, graph.numbers('int64', places, [1, places.length])])], { to: 11 });
  // A value other than yes and no counts as the share of training rows.
  const known =
    reference === undefined
      ? flags
      : graph.node('Where', [graph.node('Equal', [filled, whole(OTHER)]), graph.number(Math.fround(inputs[0].mean)), flags]);
  return joined(graph, [known, ...(missing?.hasIndicator === true ? [graph.node('Cast', [isMissing], { to: 11 })] : [])]);
}

function dateColumn(graph: OnnxGraph, input: string, encoding: DateEncoding, inputs: readonly EncodedInput[]): string {
  const { isDate, days, year } = readOnnxDate(graph, input, encoding);
  const fill = encoding.missing?.fill ?? 0;
  const filled = graph.node('Where', [isDate, days, graph.number(fill / MS_PER_DAY)]);
  const turnOfFill = Math.atan2(datePart('yearSin', fill), datePart('yearCos', fill)) / (2 * Math.PI);
  const turn = () => (year === undefined ? filled : graph.node('Where', [isDate, turnOfYear(graph, days, year), graph.number(turnOfFill)]));
  const parts = encoding.parts.map((part, index) => scaled(graph, datePartNode(graph, part, filled, turn), inputs[index]));
  const flags = encoding.missing?.hasIndicator === true ? [graph.node('Cast', [graph.node('Not', [isDate])], { to: 11 })] : [];
  return joined(graph, [...parts, ...flags]);
}

function joined(graph: OnnxGraph, parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : graph.node('Concat', parts, { axis: 1 });
}
