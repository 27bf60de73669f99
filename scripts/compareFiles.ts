/**
 * What a list of files has too many or too few of. A line of the allow-list is a path in which `*` stands for letters, digits, dashes and
 * underscores (the hash of a chunk) and which has to match a file; empty lines and lines that begin with `#` say nothing.
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
