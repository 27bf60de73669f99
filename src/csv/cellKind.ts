import { isMissingMark } from './missingMarks.ts';

/** What a cell looks like at first sight, to tell names from values. */
export type CellKind = 'empty' | 'number' | 'date' | 'text';

/** At first sight words of people stand for no value, too. */
const missing = /^(|none|nil|missing)$/i;
const date = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ,].*)?$|^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?$/;
/** With signs, units and marks of thousands in any style. */
const number = /^[-+]?\s?[$€£¥₩]?\s?[-+]?(\d[\d.,'’ \u00A0\u202F]*|[.,]\d+)(e[-+]?\d+)?\s?[%$€£¥₩]?$/i;

/** The kind of a cell; what stands for no value ("NA", "?") is empty. */
export function cellKind(cell: string): CellKind {
  const text = cell.trim();
  if (missing.test(text) || isMissingMark(text)) return 'empty';
  if (date.test(text)) return 'date';
  return number.test(text) ? 'number' : 'text';
}
