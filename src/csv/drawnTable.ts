/** A line that is drawn between others: "+----+----+", "|---|--:|", "----- -----", "├──┼──┤". */
const rule = /^[ \t]*(?=[^\n]*(?:-{2}|={2}|[─═━]{2}))[-+|:= \u2500-\u257f]+$/gm;
const bars = /[│┃║]/g;
const sides = /^[ \t]*\|(.*)\|[ \t]*$/gm;
/** How many rows there are, as databases print it below them. */
const count = /^\(?\d+ rows?(?: in set)?\)?(?: \([\d.]+ sec\))?;?$/gm;

/** The lines of a drawn table without what is drawn: rules are blank, and the bars at its sides are gone. */
export function unframed(text: string): string {
  return text.replace(rule, '').replace(bars, '|').replace(sides, '$1').replace(count, '');
}

const firstLines = 4;
const barShare = 0.8;

/** True where one of the first lines is a rule, below the names or above them, and the others have bars, or nothing but spaces between their cells. */
export function isDrawn(sample: string): boolean {
  const lines = sample.split('\n').filter((line) => line.trim() !== '');
  const isRule = (line: string) => line.replace(rule, '') === '';
  const at = lines.slice(0, firstLines).findIndex(isRule);
  if (at < 0 || at > 2) return false;
  const others = lines.filter((line) => !isRule(line));
  const withBars = others.filter((line) => /[|│┃║]/.test(line)).length;
  const isSpaced = (at === 1 && /^-+(?: +-+)+ *$/.test(lines[at])) || (at === 0 && /^=+(?: +=+)+ *$/.test(lines[at]));
  return others.length > 1 && (isSpaced || withBars >= others.length * barShare);
}
