import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import type { SignWords } from '../../cells/numbers/signWords.ts';
import { signWordsOf, splitSignWord } from '../../cells/numbers/signWords.ts';
import { unitOf } from '../../cells/numbers/parseNumber.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import type { TextCensus } from '../textCensus.ts';

/** The words or arrows for signs in a column, and the remark about them. */
export interface FoundSigns {
  readonly signs: SignWords;
  readonly remark: Message;
}

const validShare = 0.9;
/** Most distinct texts to examine. */
const inspectedTexts = 500;
/** The search ends after this many texts that are not numbers. */
const mostOthers = 50;
const mayBeSign = /(?:cr|dr|debit|credit|soll|haben|[SH])\.?$|[▲△▼▽↑↓]/i;
/** These must be signs; "5 Cr" may be fifty million and "30 s" a time. */
const sureWord = /(?:\d|\d\D*?[ .])(?:CR|DR|[SH]|debit|credit|soll|haben)\.?$|[▲△▼▽↑↓]/;
const pairWord = /(?:cr|dr)\.?$/i;

/**
 * Finds words and arrows for signs beside the digits: DR and CR, S and H in German accounts, ▼ and ▲; or one of them among bare numbers,
 * which are then positive. Undefined if there are none.
 */
export function findSigns({ texts }: CellColumn, census: TextCensus): FoundSigns | undefined {
  if (census.words === 0) return undefined;
  const words = new Set<string>();
  let [valid, others, inspected, bare, isSure] = [0, 0, 0, census.numbers, true];
  let example = '';
  for (let code = 0; code < texts.length && inspected < inspectedTexts; code++) {
    if (census.isMissing[code] === 1) continue;
    inspected++;
    const split = mayBeSign.test(texts[code]) ? splitSignWord(texts[code]) : undefined;
    if (unitOf(split?.rest ?? texts[code]) === undefined) {
      if (++others > mostOthers) return undefined;
      continue;
    }
    valid++;
    if (split === undefined) bare++;
    else {
      isSure &&= sureWord.test(texts[code]);
      if (!isSure && !pairWord.test(texts[code])) return undefined;
      words.add(split.word);
      if (example === '') example = texts[code];
    }
  }
  if (valid < inspected * validShare || words.size === 0) return undefined;
  const signs = signWordsOf(words, bare > 0 && isSure);
  if (signs === undefined) return undefined;
  const mark = signs.minus.toUpperCase();
  return {
    signs,
    remark: message('numbers with "{mark}" beside them, as in "{cell}", are read as negative', {
      mark,
      cell: shortenCell(cellWith(texts, signs) ?? example),
    }),
  };
}

function cellWith(texts: readonly string[], { minus }: SignWords): string | undefined {
  return texts.find((text) => splitSignWord(text)?.word === minus);
}
