/** A horizontal line of a drawn table: "+----+----+", "|---|--:|", "----- -----", "├──┼──┤". */
const rule = /^[ \t]*(?=[^\n]*(?:-{2}|={2}|[─═━]{2}))[-+|:= \u2500-\u257f]+$/gm;
const bars = /[│┃║]/g;
const sides = /^[ \t]*\|(.*)\|[ \t]*$/gm;
/** The number of rows that databases print below a table. */
const count = /^\(?\d+ rows?(?: in set)?\)?(?: \([\d.]+ sec\))?;?$/gm;

/** Removes the frame of a drawn table: horizontal lines become blank, and the bars at the sides are removed. */
export function unframed(text: string): string {
  return text.replace(rule, '').replace(bars, '|').replace(sides, '$1').replace(count, '');
}

const firstLines = 4;
const barShare = 0.8;

/** True if one of the first lines is a horizontal line above or below the names, and the others have bars, or only spaces between cells. */
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
