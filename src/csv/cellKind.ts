import { isMissingMark } from './missingMarks.ts';

/** A quick guess at what a cell holds, to tell names from values. */
export type CellKind = 'empty' | 'number' | 'date' | 'text';

/** For this guess, words that people use for "no value" count too. */
const missing = /^(|none|nil|missing)$/i;
const date = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ,].*)?$|^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?$/;
/** Numbers with signs, currencies, percent signs and thousands separators in any style. */
const number = /^[-+]?\s?[$€£¥₩]?\s?[-+]?(\d[\d.,'’ \u00A0\u202F]*|[.,]\d+)(e[-+]?\d+)?\s?[%$€£¥₩]?$/i;

/** The kind of a cell; marks for "no value" ("NA", "?") count as empty. */
export function cellKind(cell: string): CellKind {
  const text = cell.trim();
  if (missing.test(text) || isMissingMark(text)) return 'empty';
  if (date.test(text)) return 'date';
  return number.test(text) ? 'number' : 'text';
}
