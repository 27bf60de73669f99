import { buddhistYears, MS_PER_DAY } from '../../dataset/cells/dates/civilDate.ts';
import type { DatePart } from '../../dataset/encoding/encoder.ts';

/** A graph of elementwise operators, by their names in ONNX. */
export interface NumberGraph<Value> {
  node(
    operator: 'Add' | 'Sub' | 'Mul' | 'Div' | 'Floor' | 'Greater' | 'Less' | 'Where' | 'And' | 'Sin' | 'Cos',
    inputs: readonly Value[],
  ): Value;
  number(value: number): Value;
}

/** The year of two digits or of four; from `firstOld` on, two digits are of the 20th century. */
export function fullYearNode<Value>(graph: NumberGraph<Value>, year: Value, firstOld: number): Value {
  const isShort = graph.node('Less', [year, graph.number(100)]);
  const century = graph.node('Where', [graph.node('Less', [year, graph.number(firstOld)]), graph.number(2000), graph.number(1900)]);
  return graph.node('Where', [isShort, graph.node('Add', [year, century]), year]);
}

/** The year of our calendar for a year that may be one of Thailand's. */
export function gregorianYearNode<Value>(graph: NumberGraph<Value>, year: Value): Value {
  const { first, last, ahead } = buddhistYears;
  const isAbove = graph.node('Greater', [year, graph.number(first - 1)]);
  const isBuddhist = graph.node('And', [isAbove, graph.node('Less', [year, graph.number(last + 1)])]);
  return graph.node('Where', [isBuddhist, graph.node('Sub', [year, graph.number(ahead)]), year]);
}

/** Days since 1970-01-01 (Hinnant), with years that begin in March. */
export function civilDays<Value>(graph: NumberGraph<Value>, year: Value, month: Value, day: Value): Value {
  const isLate = graph.node('Greater', [month, graph.number(2)]);
  const y = graph.node('Where', [isLate, year, graph.node('Sub', [year, graph.number(1)])]);
  const shifted = graph.node('Where', [isLate, graph.node('Sub', [month, graph.number(3)]), graph.node('Add', [month, graph.number(9)])]);
  const whole = (value: Value, by: number) => graph.node('Floor', [graph.node('Div', [value, graph.number(by)])]);
  const times = (value: Value, by: number) => graph.node('Mul', [value, graph.number(by)]);
  const ofMonths = whole(graph.node('Add', [times(shifted, 153), graph.number(2)]), 5);
  const ofYears = graph.node('Add', [graph.node('Sub', [graph.node('Add', [times(y, 365), whole(y, 4)]), whole(y, 100)]), whole(y, 400)]);
  const sum = graph.node('Add', [graph.node('Add', [ofYears, ofMonths]), day]);
  return graph.node('Sub', [sum, graph.number(719_469)]);
}

/** One part of a date, before scaling. `days` must have missing values filled in; `turn` returns the position in the year. */
export function datePartNode<Value>(graph: NumberGraph<Value>, part: DatePart, days: Value, turn: () => Value): Value {
  if (part === 'time') return graph.node('Mul', [days, graph.number(MS_PER_DAY)]);
  const week = () => graph.node('Div', [graph.node('Add', [days, graph.number(3)]), graph.number(7)]);
  const turns = part.startsWith('year') ? turn() : part.startsWith('week') ? week() : days;
  const angle = graph.node('Mul', [turns, graph.number(2 * Math.PI)]);
  return graph.node(part.endsWith('Sin') ? 'Sin' : 'Cos', [angle]);
}

/** Position in the year, 0…1. */
export function turnOfYear<Value>(graph: NumberGraph<Value>, days: Value, year: Value): Value {
  const one = graph.number(1);
  const start = civilDays(graph, year, one, one);
  const end = civilDays(graph, graph.node('Add', [year, one]), one, one);
  return graph.node('Div', [graph.node('Sub', [days, start]), graph.node('Sub', [end, start])]);
}
