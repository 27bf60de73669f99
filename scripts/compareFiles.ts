/**
 * The differences between a list of files and an allow-list. Each line of the allow-list is a path that must match a file; `*` stands for
 * letters, digits, dashes and underscores (the hash of a chunk). Empty lines and lines that begin with `#` are ignored.
 */
export function compareFiles(files: readonly string[], allowList: string): string[] {
  const allowed = allowList
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ line, pattern: toPattern(line) }));
  const extra = files.filter((file) => !allowed.some(({ pattern }) => pattern.test(file)));
  const missing = allowed.filter(({ pattern }) => !files.some((file) => pattern.test(file)));
  return [...extra.map((file) => `not on the list: ${file}`), ...missing.map(({ line }) => `not in the package: ${line}`)];
}

function toPattern(line: string): RegExp {
  const pieces = line.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[\\w-]+')}$`);
}
