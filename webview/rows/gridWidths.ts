import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { message } from '../../src/message.ts';
import { say } from '../say.ts';
import { measureText, type TextKind } from '../textMeasure.ts';
import { formatChance } from '../words/numbers.ts';
import { shortenApart } from '../words/shorten.ts';
import { formatTargetValue } from '../words/targetNumbers.ts';
import type { AnsweredRows } from './answeredRows.ts';

/** The columns of the list of rows: least widths in pixels, and how many of the table's columns fit between them. */
export interface GridWidths {
  readonly row: number;
  readonly actual: number;
  readonly answer: number;
  /** How sure, or how far off. */
  readonly last: number;
  /** The bar of how sure; 0 where there is no room for it. */
  readonly bar: number;
  readonly columns: number;
  /** Pixels from which an answer has room for the word "wrong" behind it. */
  readonly withWord: number;
}

const gap = 6;
/** Least width of a column of the table. */
export const cellWidth = 50;
/** Pixels of an answer's mark and of the cross behind a wrong one. */
const markWidth = 46;
/** Pixels of an answer of a few letters. */
const leastAnswer = 66;
const mostColumns = 12;
/** A list of more classes is measured by its first. */
const mostMeasured = 40;

/** What the list shows of a class or a number; "–" of nothing. */
export function writeInGrid(target: TargetEncoding, value: number): string {
  if (Number.isNaN(value)) return '–';
  const classes = targetClasses(target);
  return target.type === 'regression' ? formatTargetValue(value, target) : shortenApart(classes[value], classes, 12);
}

/** The widths in a list of `width` pixels. Long answers are narrower where that makes room for a second column of the table. */
export function gridWidths(rows: AnsweredRows, target: TargetEncoding, width: number): GridWidths {
  const isNarrow = width < 420;
  const roomy = fitColumns(rows, target, width, isNarrow ? [66, 110] : [110, 130]);
  return roomy.columns >= 2 || isNarrow ? roomy : fitColumns(rows, target, width, [72, 104]);
}

function fitColumns(
  rows: AnsweredRows,
  target: TargetEncoding,
  width: number,
  most: readonly [actual: number, answer: number],
): GridWidths {
  const isNarrow = width < 420;
  const isNumber = target.type === 'regression';
  const texts = shownTexts(rows, target);
  const row = widest([say(message('line {line}', { line: String((rows.lines.at(-1) ?? 0) + 1) }))], 'label');
  const actualWidth = Math.max(widest([say(message('actual'))], 'small'), widest(texts, 'label'));
  const answerWidth = Math.max(widest([say(message('answered'))], 'small') + 10, widest(texts, 'strong') + (isNumber ? 12 : markWidth));
  const bar = isNumber || isNarrow || !rows.confidence ? 0 : 44;
  const sure = rows.confidence ? widest(sureTexts(rows.confidence, isNarrow), 'label') + (bar > 0 ? bar + 6 : 0) : 0;
  const last = Math.max(widest([say(isNumber ? message('off by') : message('how sure'))], 'small'), isNumber ? actualWidth + 14 : sure);
  const widths = {
    row,
    actual: Math.min(most[0], actualWidth),
    answer: Math.min(most[1], Math.max(isNarrow ? 0 : 92, answerWidth)),
    last: Math.min(160, last),
    bar,
  };
  const around = (isNarrow ? 8 : 16) + 2 + widths.row + widths.actual + widths.last + 3 * gap;
  const answer = Math.min(widths.answer, Math.max(leastAnswer, width - around));
  const used = around + answer;
  const withWord = widest(texts, 'strong') + 26 + widest([say(message('✗ wrong'))], 'label');
  return { ...widths, answer, withWord, columns: Math.max(0, Math.min(mostColumns, Math.floor((width - used) / (cellWidth + gap)))) };
}

/** The texts of all answers; of numbers those of the ends. */
function shownTexts({ actual, values }: AnsweredRows, target: TargetEncoding): string[] {
  if (target.type !== 'regression')
    return targetClasses(target)
      .slice(0, mostMeasured)
      .map((_, place) => writeInGrid(target, place));
  const known = [...(actual ?? []), ...values].filter((value) => Number.isFinite(value));
  return known.length === 0
    ? []
    : [Math.min, Math.max].map((end) =>
        writeInGrid(
          target,
          known.reduce((a, b) => end(a, b)),
        ),
      );
}

/** How sure an answer is; in a narrow list without the word, which stands above. */
export function sureText(share: number, isShort: boolean): string {
  return isShort ? formatChance(share) : say(message('{share} sure', { share: formatChance(share) }));
}

/** The longest of the texts that say how sure an answer is. */
function sureTexts(confidence: Float64Array, isShort: boolean): string[] {
  const shares = [0.71, ...[0.99996, 0.9996, 0.996].filter((least) => confidence.some((share) => share >= least && share < 1))];
  return shares.map((share) => sureText(share, isShort));
}

function widest(texts: readonly string[], kind: TextKind): number {
  return Math.ceil(Math.max(0, ...texts.map((text) => measureText(text, kind)))) + 2;
}
