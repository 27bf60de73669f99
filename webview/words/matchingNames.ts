/** A select with more options is slow and of no use: 100 000 of them block a page for a minute. */
export const MOST_OPTIONS = 500;

/** Most suggestions below a field. */
const mostOffered = 100;

/** The first names that contain the searched text, ignoring case. */
export function matchingNames(names: readonly string[], search: string): string[] {
  const wanted = search.trim().toLowerCase();
  const found: string[] = [];
  for (const name of names) {
    if (found.length === mostOffered) break;
    if (name.toLowerCase().includes(wanted)) found.push(name);
  }
  return found;
}
