import path from 'node:path';
import { build } from 'esbuild';

/** How exported JavaScript reads cells: Neuron's own functions, by the kind of column that needs them. */
const entries = {
  number: { file: 'src/dataset/cells/numbers/parseNumber.ts', functions: ['parseNumber'] },
  date: { file: 'src/dataset/cells/dates/parseDate.ts', functions: ['parseDate'] },
  datePart: { file: 'src/dataset/encoding/dateParts.ts', functions: ['datePart'] },
  missing: { file: 'src/dataset/cells/isMissing.ts', functions: ['isMissing'] },
  category: { file: 'src/dataset/encoding/apply/applyCategory.ts', functions: ['categoryOfText'] },
} as const;

/** A module with the JavaScript of these functions as texts, each self-contained so that names cannot clash. */
export async function readingSources(root: string): Promise<string> {
  const texts = await Promise.all(
    Object.entries(entries).map(
      async ([name, { file, functions }]) => `  ${name}: ${JSON.stringify(await bundle(root, file, functions))},`,
    ),
  );
  return [
    '// Made by "npm run docs" from the functions that Neuron itself reads cells with (scripts/readingSources.ts).',
    '',
    '/** JavaScript that declares the functions which read cells, by what they read. */',
    'export const readingSources = {',
    ...texts,
    '} as const;',
  ].join('\n');
}

async function bundle(root: string, file: string, functions: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${functions.join(', ')} } from './${file}';`, resolveDir: root, loader: 'ts' },
    absWorkingDir: path.resolve(root),
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    target: 'es2020',
    write: false,
    treeShaking: true,
  });
  const code = outputFiles[0].text
    .replace(/export \{[^}]*\};\s*$/, '')
    // Comments with paths of Neuron's source mean nothing elsewhere.
    .replace(/^\/\/ .*\n/gm, '')
    .trimEnd();
  const body = code
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
  return `const { ${functions.join(', ')} } = (() => {\n${body}\n  return { ${functions.join(', ')} };\n})();`;
}
