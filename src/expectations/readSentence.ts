import { message, type Message } from '../message.ts';
import { scoreNames, type Comparison, type Expectation, type ScoreName } from './expectation.ts';
import { UserError } from '../userError.ts';

type Token =
  | { readonly type: 'word'; readonly text: string; readonly isQuoted: boolean }
  | { readonly type: 'comma' | 'arrow' }
  | { readonly type: 'comparison'; readonly sign: Comparison };

const signs = new Map<string, Comparison>([
  ['≥', '≥'],
  ['>=', '≥'],
  ['≤', '≤'],
  ['<=', '≤'],
  ['>', '>'],
  ['<', '<'],
  ['=', '='],
  ['==', '='],
]);

/** Accepted in addition to the names themselves: R², balanced accuracy. */
const scoreSpellings = new Map<string, ScoreName>([
  ...scoreNames.map((name) => [name.toLowerCase(), name] as const),
  ['r²', 'r2'],
  ['balanced accuracy', 'balancedAccuracy'],
]);

const examples: Message = message('"exam1 90, exam2 90 → pass ≥ 0.9", "never falls with exam1" or "accuracy ≥ 0.85"');

/**
 * Reads one expectation, written as a sentence. Names and values with spaces, commas or signs are in double quotes. Throws a UserError that
 * shows the correct form.
 */
export function readSentence(text: string): Expectation {
  const tokens = tokensOf(text);
  const expectation = readRow(tokens) ?? readNever(tokens) ?? readScore(tokens);
  if (expectation) return expectation;
  throw new UserError(
    message('This is not an expectation. Write one like {examples}; put anything with a space or a sign in it in double quotes.', {
      examples,
    }),
  );
}

/** Reads a bound such as "0.9" or "90 %"; undefined if it is not a number. */
export function readBound(text: string): number | undefined {
  const [, digits, percent] = /^([-+−]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%?)$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace('−', '-'));
  return percent === '' ? value : value / 100;
}

function tokensOf(text: string): Token[] {
  const pattern = /"((?:[^"]|"")*)"|(→|->)|(>=|<=|==|[≥≤<>=])|(,)|((?:(?!->)[^\s",→≥≤<>=])+)/gy;
  const tokens: Token[] = [];
  let at = 0;
  for (; at < text.length; at = pattern.lastIndex) {
    const blanks = /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (at + blanks >= text.length) break;
    pattern.lastIndex = at + blanks;
    const [found, quoted, arrow, sign, comma] = pattern.exec(text) ?? [];
    if (found === undefined) return [];
    const comparison = sign === undefined ? undefined : signs.get(sign);
    if (quoted !== undefined) tokens.push({ type: 'word', text: quoted.replaceAll('""', '"'), isQuoted: true });
    else if (arrow !== undefined) tokens.push({ type: 'arrow' });
    else if (comparison !== undefined) tokens.push({ type: 'comparison', sign: comparison });
    else if (comma !== undefined) tokens.push({ type: 'comma' });
    else tokens.push({ type: 'word', text: found, isQuoted: false });
  }
  return tokens;
}

/** "exam1 90, exam2 = 90 → pass ≥ 0.9". */
function readRow(tokens: readonly Token[]): Expectation | undefined {
  const arrow = tokens.findIndex(({ type }) => type === 'arrow');
  const compared = tokens.findIndex(({ type }, index) => index > arrow && type === 'comparison');
  const sign = tokens[compared];
  const subject = wordsOf(tokens.slice(arrow + 1, compared));
  const bound = wordsOf(tokens.slice(compared + 1));
  const cells = arrow < 0 ? undefined : readCells(tokens.slice(0, arrow));
  if (!cells || sign?.type !== 'comparison' || !subject || !bound || bound.length === 0) return undefined;
  return { type: 'row', cells, subject, comparison: sign.sign, bound: bound.join(' ') };
}

function readCells(tokens: readonly Token[]): Map<string, string> | undefined {
  const cells = new Map<string, string>();
  let part: Token[] = [];
  for (const token of [...tokens, { type: 'comma' } as const]) {
    if (token.type !== 'comma') {
      // "exam1 = 90" and "exam1 90" mean the same.
      if (token.type !== 'comparison' || token.sign !== '=') part.push(token);
      continue;
    }
    const words = wordsOf(part);
    if (!words || words.length < 2) return undefined;
    cells.set(words.slice(0, -1).join(' '), words[words.length - 1]);
    part = [];
  }
  return cells;
}

/** "pass never falls with exam1". */
function readNever(tokens: readonly Token[]): Expectation | undefined {
  const at = tokens.findIndex((token) => isWord(token, 'never'));
  const verb = tokens[at + 1];
  const column = wordsOf(tokens.slice(at + 3));
  const subject = wordsOf(tokens.slice(0, at));
  if (at < 0 || verb?.type !== 'word' || !isWord(tokens[at + 2], 'with') || !column || column.length === 0 || !subject) return undefined;
  const direction = (['falls', 'rises'] as const).find((word) => word === verb.text.toLowerCase());
  return direction && { type: 'never', subject, direction, column: column.join(' ') };
}

/** "accuracy ≥ 0.85". */
function readScore(tokens: readonly Token[]): Expectation | undefined {
  const compared = tokens.findIndex(({ type }) => type === 'comparison');
  const sign = tokens[compared];
  const name = wordsOf(tokens.slice(0, compared))?.join(' ').toLowerCase();
  const score = name === undefined ? undefined : scoreSpellings.get(name);
  const bound = readBound(wordsOf(tokens.slice(compared + 1))?.join(' ') ?? '');
  if (sign?.type !== 'comparison' || score === undefined || bound === undefined) return undefined;
  return { type: 'score', score, comparison: sign.sign, bound };
}

/** The texts if all tokens are words; otherwise undefined. */
function wordsOf(tokens: readonly Token[]): string[] | undefined {
  const words = tokens.flatMap((token) => (token.type === 'word' ? [token.text] : []));
  return words.length === tokens.length ? words : undefined;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.type === 'word' && !token.isQuoted && token.text.toLowerCase() === word;
}
