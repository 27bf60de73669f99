import fc from 'fast-check';
import { UserError } from '../../../src/userError.ts';
import { trainCase, type ExportCase } from './exportCases.ts';
import { plainColumns, richColumns, sheetColumns, type RandomColumn } from './randomColumns.ts';

const missing = ['', 'NA', '?', '-', 'null', 'n/a', 'NaN', '#N/A', 'None', '.'];
/** Missing marks that a spreadsheet recognizes too. */
const sheetMissing = ['', 'NA', '?', '-', 'null', 'n/a', 'NaN', 'None'];
const maybe = (cell: fc.Arbitrary<string>, marks: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: cell }, { weight: 1, arbitrary: fc.constantFrom(...marks) });
/** Includes names that differ only in characters not allowed in variables, reserved words, and characters that end strings or comments. */
const names = [
  ...[
    'a',
    'Größe (cm)',
    'for',
    'x y',
    'x-y',
    'x_y',
    "o'clock",
    'a"b',
    '값',
    'constructor',
    '1st',
    'A',
    'class',
    'None',
    'int',
    'select',
    'row',
  ],
  ...[
    '*/',
    '--',
    '__proto__',
    'value',
    'probabilities',
    'line\nbreak',
    '🍎',
    'back\\slash',
    '</script>',
    '${x}',
    'a/b',
    'x'.repeat(300),
    ' ',
  ],
  ...['predict', 'math', 'e', 'NaN', 'import', 'toString', 'target_predicted', 'neuron_1'],
];
const rare = (usual: string, other: string) => fc.nat(14).map((place) => (place === 0 ? other : usual));
const targets: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom('no', 'yes'),
  fc.constantFrom('x', 'y', 'z'),
  fc.constantFrom('it\'s "x"', 'ÿ\\', '__proto__', '</script>', '*/', '🍎'),
  fc.constantFrom('1', '0'),
  fc.constantFrom('007', '010', '7a'),
  rare('usual', 'rare'),
  fc.nat(11).map((place) => `class ${place}`),
  fc.double({ noNaN: true, min: -900, max: 900 }).map((x) => x.toFixed(2)),
  fc.double({ noNaN: true, min: 0.001, max: 900 }).map((x) => x.toFixed(3)),
  fc.integer({ min: 1, max: 900 }).map((x) => `${x}e9`),
];
const ROWS = 30;
const ASKED = 15;

/** The text of a table from rows of cells, with quotes where needed. */
function write(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (cell === '' || /[",\n\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quote).join(',')).join('\n');
}

const table = (columns: readonly RandomColumn[], marks: readonly string[]) =>
  fc
    .record({ columns: fc.array(fc.constantFrom(...columns), { minLength: 1, maxLength: 4 }), target: fc.constantFrom(...targets) })
    .chain(({ columns: chosen, target }) =>
      fc.record({
        columns: fc.tuple(...chosen.map(({ cell }) => fc.array(maybe(cell, marks), { minLength: ROWS, maxLength: ROWS }))),
        asked: fc.tuple(...chosen.map(({ asked }) => fc.array(fc.constantFrom(...asked), { minLength: ASKED, maxLength: ASKED }))),
        target: fc.array(target, { minLength: ROWS, maxLength: ROWS }),
        names: fc.uniqueArray(fc.constantFrom(...names), { minLength: chosen.length, maxLength: chosen.length }),
      }),
    )
    .map(({ columns: cells, asked, target, names: chosen }) => {
      const rowOf = (columns: readonly (readonly string[])[], row: number) => columns.map((column) => column[row]);
      return {
        text: write([[...chosen, 'target'], ...target.map((answer, row) => [...rowOf(cells, row), answer])]),
        asked: Array.from({ length: ASKED }, (_, row) => [...rowOf(asked, row), '']),
      };
    });
const options = fc.record({
  hidden: fc.constantFrom<number[]>([], [3], [8, 4]),
  activation: fc.constantFrom('relu', 'tanh', 'gelu', 'elu', 'leakyRelu', 'sigmoid', 'linear'),
  scaling: fc.constantFrom('standard', 'minmax', 'none'),
  clipOutliers: fc.boolean(),
  classWeight: fc.constantFrom('none', 'balanced'),
  targetScale: fc.constantFrom('linear', 'linear', 'log'),
  threshold: fc.constantFrom(0.5, 0.5, 0.3, 0.71),
});

/** Seed of the random cases; another one gives other cases. */
const seed = Number(process.env.NEURON_EXPORT_SEED ?? 20);

const columnsOf = { plain: plainColumns, rich: [...plainColumns, ...richColumns], sheet: sheetColumns } as const;

/**
 * `count` models of random tables. `rich` ones have columns in notations that not every format knows; `sheet` ones only what a spreadsheet
 * distinguishes.
 */
export function randomCases(count: number, kind: keyof typeof columnsOf, hidden?: readonly number[]): ExportCase[] {
  const tables = fc.tuple(table(columnsOf[kind], kind === 'sheet' ? sheetMissing : missing), options);
  const cases: ExportCase[] = [];
  for (const [place, [{ text, asked }, { targetScale, threshold, ...chosen }]] of fc.sample(tables, { seed, numRuns: count }).entries()) {
    const name = `random ${place}: ${JSON.stringify(text.slice(0, 300))}`;
    const network = hidden ? { hidden: [...hidden] } : {};
    const wanted = { target: 'target', epochs: 3, initializer: 'glorotUniform', ...chosen, ...network } as const;
    const train = (scale: 'linear' | 'log') =>
      trainCase(
        name,
        text,
        { ...wanted, ...(scale === 'log' ? { targetScale: scale } : {}), ...(threshold === 0.5 ? {} : { threshold }) },
        asked,
      );
    try {
      cases.push(train(targetScale));
    } catch (error) {
      // A table without anything to learn from, or numbers without a logarithm.
      if (!(error instanceof UserError)) throw error;
    }
  }
  return cases;
}
