/** Replaces the text between `<!-- name -->` and `<!-- /name -->`. Throws when a marker is missing. */
export function replaceBetweenMarkers(text: string, name: string, content: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(opening);
  const end = text.indexOf(closing);
  if (start < 0 || end < start) throw new Error(`The text needs the lines ${opening} and ${closing}, in this order.`);
  return `${text.slice(0, start + opening.length)}\n\n${content}\n\n${text.slice(end)}`;
}
