import type { DateEncoding } from '../../dataset/encoding/encoder.ts';
import { dateOrder, firstOldYear, textDateFormat } from '../../dataset/cells/cellValue.ts';
import { civilDays, fullYearNode, gregorianYearNode } from '../code/dateGraph.ts';
import { KerasFields } from './kerasFields.ts';
import type { KerasGraph, KerasTensor, KerasValue } from './kerasGraph.ts';

/** A date as tensors of shape [rows, 1]: whether the text is a date, the days since 1970, and the year (absent for times of day). */
export interface KerasDate {
  readonly isDate: KerasTensor;
  readonly days: KerasTensor;
  readonly year?: KerasValue;
}

/** Reads dates written in digits: 2024-05-31, 31/05/2024 …, optionally with a time of day after a T or a space, in UTC. */
export function readKerasDate(graph: KerasGraph, text: KerasTensor, encoding: DateEncoding): KerasDate {
  const textFormat = textDateFormat(encoding.format);
  const format = dateOrder(textFormat);
  const fields = new KerasFields(graph, text);
  if (format === 'time') {
    // 24:00 is the same midnight as 00:00.
    const ofDay = clockDays(graph, fields, 0);
    const days = graph.operation('Where', [fields.below(ofDay, 1), ofDay, 0]);
    return { isDate: graph.operation('LogicalAnd', [fields.isPlain, isClock(fields, 0)]), days };
  }
  const { all, any, is, below } = fields;
  const [first, second, third] = [0, 1, 2].map((place) => fields.value(place));
  const [count, , last] = [0, 1, 2].map((place) => fields.count(place));
  const hasYearFirst = any(is(count, 4), ...(format === 'yymd' ? [is(count, 2)] : []));
  const hasYearLast = all(below(count, 2.5), any(is(last, 2), is(last, 4)));
  const isMixed = format === 'dmy' || format === 'mdy';
  const counts = isMixed ? any(all(hasYearFirst, below(last, 2.5)), hasYearLast) : all(hasYearFirst, below(last, 2.5));
  const isDay = all(
    counts,
    ...[0, 1, 2].map((place) => below(0.5, fields.count(place))),
    below(fields.count(1), 2.5),
    hasSameMarks(fields),
  );
  const isYearFirst = isMixed ? hasYearFirst : undefined;
  const written = (ifFirst: KerasTensor, ifLast: KerasTensor) =>
    isYearFirst ? graph.operation('Where', [isYearFirst, ifFirst, ifLast]) : ifFirst;
  const hasWholeYear = is(count, 4);
  const asWritten = graph.operation('Where', [
    hasWholeYear,
    first,
    fullYearNode<KerasValue>(graph, written(first, third), firstOldYear(textFormat)),
  ]);
  const year = gregorianYearNode<KerasValue>(graph, asWritten);
  const month = written(second, format === 'mdy' ? first : second);
  const day = written(third, format === 'mdy' ? second : first);
  const start = civilDays<KerasValue>(graph, year, month, day);
  const end = civilDays<KerasValue>(graph, year, graph.operation('Add', [month, 1]), 1);
  const inRange = all(below(0.5, month), below(month, 12.5), below(0.5, day), below(start, end));
  const isWritten = all(fields.isPlain, isDay, any(fields.endsAt(2), isClock(fields, 3)));
  return {
    isDate: all(isWritten, inRange),
    days: graph.operation('Add', [start, clockDays(graph, fields, 3)]),
    year,
  };
}

function hasSameMarks({ all, any, is, opening }: KerasFields): KerasTensor {
  return any(...(['-', '/', '.'] as const).map((mark) => all(is(opening(1), mark), is(opening(2), mark))));
}

/**
 * True for 10:30, 10:30:15 or 10:30:15.5 in the fields from `at` on, after a T or a space unless it comes first, optionally followed by a
 * Z.
 */
function isClock(fields: KerasFields, at: number): KerasTensor {
  const { all, any, is, below, opening } = fields;
  const isTwo = (place: number) => all(is(opening(place), ':'), is(fields.count(place), 2));
  const isMidnight = all(is(fields.value(at), 24), ...[1, 2, 3].map((place) => is(fields.value(at + place), 0)));
  const isHour = all(below(0.5, fields.count(at)), below(fields.count(at), 2.5), any(below(fields.value(at), 23.5), isMidnight));
  const isBehind = at === 0 ? [] : [any(is(opening(at), 'T'), is(opening(at), ' '))];
  const isMinute = all(isTwo(at + 1), below(fields.value(at + 1), 59.5));
  const isFraction = all(any(is(opening(at + 3), '.'), is(opening(at + 3), ',')), below(0.5, fields.count(at + 3)));
  const isSecond = all(
    isTwo(at + 2),
    below(fields.value(at + 2), 59.5),
    any(fields.endsAt(at + 2, 'Z'), all(fields.endsAt(at + 3, 'Z'), isFraction)),
  );
  return all(isHour, ...isBehind, isMinute, any(fields.endsAt(at + 1, 'Z'), isSecond));
}

/** The time as a fraction of the day; 0 if there is none. */
function clockDays(graph: KerasGraph, fields: KerasFields, at: number): KerasTensor {
  const power = graph.operation('Power', [10, fields.count(at + 3)]);
  const parts = [
    graph.operation('TrueDivide', [fields.value(at), 24]),
    graph.operation('TrueDivide', [fields.value(at + 1), 1440]),
    graph.operation('TrueDivide', [fields.value(at + 2), 86_400]),
    graph.operation('TrueDivide', [fields.value(at + 3), graph.operation('Multiply', [86_400, power])]),
  ];
  return parts.reduce((sum, part) => graph.operation('Add', [sum, part]));
}
