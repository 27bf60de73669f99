/** Separators between the values of one cell, the most certain first. */
const separators = [' | ', '|', ';', ', ', ',', ' / ', '/', ' + ', '、'];
/** Share of the distinct parts that must occur in other cells too, or alone; parts of names and addresses do not. */
const recurringShare = 0.6;
/** Share of the distinct texts that must hold several values. */
const severalShare = 0.2;
const fewestTexts = 3;
const longestPart = 40;

/** True if a text contains a possible separator of values. */
export function hasSeparator(text: string): boolean {
  return separators.some((separator) => text.includes(separator));
}

/** True if some of the distinct texts are lists of the same few values: "Action|Drama", "Excel, Python". */
export function holdSeveral(texts: readonly string[]): boolean {
  if (texts.length < fewestTexts) return false;
  return separators.some((separator) => areLists(texts, separator));
}

function areLists(texts: readonly string[], separator: string): boolean {
  const lists = texts.map((text) => text.split(separator).map((part) => part.trim()));
  const several = lists.filter((parts) => parts.length > 1 && parts.every((part) => part !== ''));
  if (several.length < 2 || several.length < texts.length * severalShare) return false;
  const counts = new Map<string, number>();
  for (const parts of lists) for (const part of new Set(parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const ofLists = [...new Set(several.flat())];
  if (ofLists.some((part) => part.length > longestPart || /^[\d.,\s]*$/.test(part))) return false;
  const recurring = ofLists.filter((part) => (counts.get(part) ?? 0) > 1).length;
  return recurring >= ofLists.length * recurringShare;
}
