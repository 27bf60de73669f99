/** A select with more options is slow to open and of no use: 100 000 of them hold a page for a minute. */
export const MOST_OPTIONS = 500;

/** Suggestions beneath a field. */
const mostOffered = 100;

/** The first names that hold what is searched for, upper and lower case alike. */
export function matchingNames(names: readonly string[], search: string): string[] {
  const wanted = search.trim().toLowerCase();
  const found: string[] = [];
  for (const name of names) {
    if (found.length === mostOffered) break;
    if (name.toLowerCase().includes(wanted)) found.push(name);
  }
  return found;
}
