import { dateOrder, firstOldYear, textDateFormat } from '../../dataset/cells/cellValue.ts';
import type { DateEncoding } from '../../dataset/encoding/encoder.ts';
import { civilDays, fullYearNode, gregorianYearNode } from '../code/dateGraph.ts';
import type { OnnxGraph } from './onnxGraph.ts';

const CLOCK = String.raw`(([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d([.]\d+)?)?|24:00(:00([.]0+)?)?)Z?`;

/**
 * A date as tensors of shape [rows, 1]: whether the text is a date, the days since 1970, and the numbers of year, month and day (absent for
 * times of day).
 */
export interface OnnxDate {
  readonly isDate: string;
  readonly days: string;
  readonly year?: string;
}

/** Reads dates written in digits: 2024-05-31, 31/05/2024 …, optionally with a time of day after a T or a space, in UTC. Needs opset 20. */
export function readOnnxDate(graph: OnnxGraph, text: string, encoding: DateEncoding): OnnxDate {
  const format = dateOrder(textDateFormat(encoding.format));
  if (format === 'time') {
    const isDate = graph.node('RegexFullMatch', [text], { pattern: CLOCK });
    const safe = graph.node('Where', [isDate, text, graph.texts(['0:00'], [1, 1])]);
    // 24:00 is the same midnight as 00:00.
    const days = clockDays(graph, safe);
    return { isDate, days: graph.node('Sub', [days, graph.node('Floor', [days])]) };
  }
  const yearFirst = String.raw`\d{${format === 'yymd' ? 2 : 4}}[-/.]\d{1,2}[-/.]\d{1,2}`;
  const yearLast = String.raw`\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})`;
  const day =
    format === 'ymd' ? yearFirst : format === 'yymd' ? `(${yearFirst}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})` : `(${yearFirst}|${yearLast})`;
  const isWritten = graph.node('RegexFullMatch', [text], { pattern: `${day}([T ]${CLOCK})?` });
  const safe = graph.node('Where', [isWritten, text, graph.texts(['1970-01-01'], [1, 1])]);
  const [withoutClock, spacedClock] = split(graph, safe, ' ');
  const [dayText, clock] = split(graph, withoutClock, 'T');
  const parts = dayParts(graph, dayText);
  const [first, second, third] = [0, 1, 2].map((index) => graph.node('Gather', [parts, graph.numbers('int64', [index], [])], { axis: 2 }));
  const isYearFirst = graph.node('RegexFullMatch', [safe], { pattern: String.raw`\d{4}.*` });
  const written = (ifFirst: string, ifLast: string) => graph.node('Where', [isYearFirst, ifFirst, ifLast]);
  const year = gregorianYearNode(
    graph,
    written(first, fullYearNode(graph, format === 'yymd' ? first : third, firstOldYear(textDateFormat(encoding.format)))),
  );
  const month = written(second, format === 'mdy' ? first : second);
  const date = format === 'yymd' ? third : written(third, format === 'mdy' ? second : first);
  const start = civilDays(graph, year, month, date);
  const nextMonth = civilDays(graph, year, graph.node('Add', [month, graph.number(1)]), graph.number(1));
  const inRange = [
    graph.node('Less', [month, graph.number(13)]),
    graph.node('Greater', [month, graph.number(0)]),
    graph.node('Greater', [date, graph.number(0)]),
    graph.node('Less', [start, nextMonth]),
  ];
  const isDate = inRange.reduce((all, one) => graph.node('And', [all, one]), isWritten);
  const clockOfDay = clockDays(graph, graph.node('StringConcat', [clock, spacedClock]));
  return { isDate, days: graph.node('Add', [start, clockOfDay]), year };
}

/** The text before the first separator and the text after it, which is empty if there is no separator. */
function split(graph: OnnxGraph, text: string, delimiter: string): [string, string] {
  const ended = graph.node('StringConcat', [text, graph.texts([delimiter], [1, 1])]);
  const pieces = graph.node('StringSplit', [ended], { delimiter }, undefined, 1);
  const piece = (index: number) => graph.node('Gather', [pieces, graph.numbers('int64', [index], [])], { axis: 2 });
  return [piece(0), piece(1)];
}

/** The three numbers of a date, [rows, 1, 3], for any separator. */
function dayParts(graph: OnnxGraph, text: string): string {
  let parts: string | undefined;
  for (const mark of ['-', '/', '.']) {
    const isSo = graph.node('RegexFullMatch', [text], { pattern: String.raw`\d+[${mark}]\d+[${mark}]\d+` });
    const safe = graph.node('Where', [isSo, text, graph.texts([['0', '0', '0'].join(mark)], [1, 1])]);
    const numbers = graph.node('Cast', [graph.node('StringSplit', [safe], { delimiter: mark }, undefined, 1)], { to: 11 });
    // Dates with another separator are 0 here.
    parts = parts === undefined ? numbers : graph.node('Add', [parts, numbers]);
  }
  return parts ?? text;
}

/** 10:30, 10:30:15 or 10:30:15.5 as a fraction of the day; 0 for an empty text. */
function clockDays(graph: OnnxGraph, clock: string): string {
  const [bare] = split(graph, clock, 'Z');
  const padded = graph.node('StringConcat', [
    graph.node('StringConcat', [graph.texts(['0'], [1, 1]), bare]),
    graph.texts([':0:0'], [1, 1]),
  ]);
  const pieces = graph.node('StringSplit', [padded], { delimiter: ':' }, undefined, 1);
  const first = graph.node('Gather', [pieces, graph.numbers('int64', [0, 1, 2], [3])], { axis: 2 });
  const numbers = graph.node('Cast', [first], { to: 11 });
  const parts = graph.node('Mul', [numbers, graph.numbers('double', [3600 / 86_400, 60 / 86_400, 1 / 86_400], [3])]);
  return graph.node('ReduceSum', [parts, graph.numbers('int64', [2], [1])], { keepdims: 0 });
}
