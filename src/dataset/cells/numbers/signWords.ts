/** Words and arrows beside the digits that give the sign of a number, in lower case. */
export interface SignWords {
  readonly minus: string;
  readonly plus?: string;
}

/** Debit and credit, with the German abbreviations S and H; down and up. */
const pairs: readonly Required<SignWords>[] = [
  { minus: 'dr', plus: 'cr' },
  { minus: 'debit', plus: 'credit' },
  { minus: 's', plus: 'h' },
  { minus: 'soll', plus: 'haben' },
  { minus: '▼', plus: '▲' },
  { minus: '▽', plus: '△' },
  { minus: '↓', plus: '↑' },
];
/** Beside bare digits, these alone mark negative numbers: card statements write CR, Japan △ and ▲. */
const alone: readonly SignWords[] = ['dr', 'cr', '▼', '▲', '▽', '△', '↓'].map((minus) => ({ minus }));
const marked = /^([▲△▼▽↑↓]) ?(.*\d.*)$|^(.*\d\D*?) ?(?:(cr|dr|debit|credit|soll|haben|[sh])\.?|([▲△▼▽↑↓]))$/iu;

/** The word or arrow beside the digits, in lower case, and the rest of the text; undefined if there is none. */
export function splitSignWord(cell: string): { readonly word: string; readonly rest: string } | undefined {
  const [, front, restBehind, restBefore, word, arrow] = marked.exec(cell.trim()) ?? [];
  const found = front ?? word ?? arrow;
  return found === undefined ? undefined : { word: found.toLowerCase(), rest: restBehind ?? restBefore ?? '' };
}

/** The pair that these words form, or the single word that marks negative numbers among bare ones; undefined for anything else. */
export function signWordsOf(words: ReadonlySet<string>, hasBare: boolean): SignWords | undefined {
  const all = [...words];
  if (all.length === 2) return pairs.find(({ minus, plus }) => all.includes(minus) && all.includes(plus));
  return all.length === 1 && hasBare ? alone.find(({ minus }) => minus === all[0]) : undefined;
}
