import fc from 'fast-check';
import { readCsv } from '../../../src/csv/readCsv.ts';
import type { FrozenUnit } from '../../../src/network/frozenUnits.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { UserError } from '../../../src/userError.ts';
import { trainCase, withWeights, type ExportCase } from './exportCases.ts';
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
  // Without a name, with characters that nobody sees, and alike but for a letter's case, a space or how an accent is written.
  ...['', '\u202etxet', 'x\u200b', '\u200bx', '\ufeff', 'a\u2066b', ' a', 'Target', 'Class', '\u00e9', 'e\u0301', 'X Y', 'x  y'],
  // What other languages know, and what would be put into a template.
  ...['lambda', 'await', 'double', 'group', 'order by', 'hasOwnProperty', 'exp', 'len', 'std::vector', 'NULL', 'NA', '-', '`tick`'],
  ...[
    '{0}',
    '{row}',
    '%s',
    '%%',
    '#{x}',
    '"',
    "'",
    '\\',
    '\\n',
    'tab\there',
    'x\u2028y',
    '=1+1',
    '1e5',
    '0012',
    'TRUE',
    '2024-01-05',
    '?',
    '??/',
  ],
];
const rare = (usual: string, other: string) => fc.nat(14).map((place) => (place === 0 ? other : usual));
/** Classes that look like something else, that end a text, or that differ in what nobody sees. */
const classNames = [
  ['=1+1', '1e5', '0012'],
  ['TRUE', 'FALSE'],
  ['2024-01-05', '2024-01-06', 'later'],
  ['\u202eabc', 'abc', 'ab\u200bd'],
  ['\u00e9', 'e\u0302', 'line\nbreak', 'x\u2028y'],
  ['`a`', '{0}', '%s', '\\'],
  ['toString', 'constructor', 'hasOwnProperty'],
  ['value', 'probabilities'],
  ['only', 'Only', 'other'],
  ['a  b', 'a b', 'c'],
  ['y'.repeat(300), 'n'],
];
const targets: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom('no', 'yes'),
  fc.constantFrom('x', 'y', 'z'),
  fc.constantFrom('it\'s "x"', 'ÿ\\', '__proto__', '</script>', '*/', '🍎'),
  fc.constantFrom('1', '0'),
  fc.constantFrom('007', '010', '7a'),
  ...classNames.map((of) => fc.constantFrom(...of)),
  rare('usual', 'rare'),
  fc.nat(11).map((place) => `class ${place}`),
  fc.double({ noNaN: true, min: -900, max: 900 }).map((x) => x.toFixed(2)),
  fc.double({ noNaN: true, min: 0.001, max: 900 }).map((x) => x.toFixed(3)),
  fc.integer({ min: 1, max: 900 }).map((x) => `${x}e9`),
];
/** What says of a column that there is no value, as somebody has chosen it; mostly nothing. */
const ownMarks = [[], [], ['-999', 'n/k'], ['0'], ["it's nothing", '*/', '9e9'], ['NULL']];
/** Of these, those that a spreadsheet knows too: it has no letter case. */
const sheetMarks = [[], [], ['-999', 'n/k'], ['0'], ["it's nothing", '*/', '9e9'], ['nothing']];
const ROWS = 30;
const ASKED = 15;

/** The text of a table from rows of cells, with quotes where needed. */
function write(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (cell === '' || /[",\n\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quote).join(',')).join('\n');
}

const table = (columns: readonly RandomColumn[], marks: readonly string[], chosenMarks: readonly (readonly string[])[]) =>
  fc
    .record({ columns: fc.array(fc.constantFrom(...columns), { minLength: 1, maxLength: 4 }), target: fc.constantFrom(...targets) })
    .chain(({ columns: chosen, target }) =>
      fc.record({
        columns: fc.tuple(...chosen.map(({ cell }) => fc.array(maybe(cell, marks), { minLength: ROWS, maxLength: ROWS }))),
        asked: fc.tuple(...chosen.map(({ asked }) => fc.array(fc.constantFrom(...asked), { minLength: ASKED, maxLength: ASKED }))),
        target: fc.array(target, { minLength: ROWS, maxLength: ROWS }),
        names: fc.uniqueArray(fc.constantFrom(...names), { minLength: chosen.length, maxLength: chosen.length }),
        ownMarks: fc.constantFrom(...chosenMarks),
      }),
    )
    .map(({ columns: cells, asked, target, names: chosen, ownMarks: own }) => {
      const rowOf = (columns: readonly (readonly string[])[], row: number) =>
        columns.map((column, place) => (place === 0 && own.length > 0 && row % 7 === 3 ? own[row % own.length] : column[row]));
      return {
        text: write([[...chosen, 'target'], ...target.map((answer, row) => [...rowOf(cells, row), answer])]),
        asked: Array.from({ length: ASKED }, (_, row) => [...rowOf(asked, row), '']),
        ownMarks: own,
      };
    });

/** What has become of a model after its training. */
const changes = {
  none: (of: ExportCase) => of,
  /** Gone on with, some units frozen. */
  frozen: (of: ExportCase) => {
    const frozen: FrozenUnit[] = of.model.architecture.layers.flatMap(({ units }, layer) =>
      units > 1 ? [{ layer, unit: units - 1 }] : [],
    );
    return withWeights(of, of.model.weights, { epochs: 3, ...(frozen.length > 0 ? { frozen } : {}) });
  },
  /** Changed by hand, and then gone on with: nothing, both zeros, the smallest, and one that outweighs the others. */
  byHand: (of: ExportCase) => {
    const weights = of.model.weights.map((weight, place) => [weight, 0, -0, 1e-42, weight * 40, 0.125][place % 6]);
    return withWeights(of, weights, { epochs: 3, isUnknown: true });
  },
};
const options = fc.record({
  change: fc.constantFrom<(keyof typeof changes)[]>('none', 'frozen', 'byHand'),
  kind: fc.constantFrom(undefined, undefined, undefined, 'number', 'category', 'date'),
  isMerged: fc.boolean(),
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

type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const columnsOf = { plain: plainColumns, rich: [...plainColumns, ...richColumns], sheet: sheetColumns } as const;

/** By kind and hidden layers: the tests of several formats ask for the first ones of the same, in one module graph. */
const made = new Map<string, readonly (ExportCase | undefined)[]>();

/**
 * `count` models of random tables, but for tables that cannot be learned. `rich` ones have columns in notations that not every format
 * knows; `sheet` ones only what a spreadsheet distinguishes.
 */
export function randomCases(count: number, kind: keyof typeof columnsOf, hidden?: readonly number[]): ExportCase[] {
  const key = JSON.stringify([kind, hidden]);
  const before = made.get(key) ?? [];
  const tables = fc.tuple(
    kind === 'sheet' ? table(sheetColumns, sheetMissing, sheetMarks) : table(columnsOf[kind], missing, ownMarks),
    options,
  );
  // Of one seed: those of fewer are the first ones of those of more.
  const drawn = count > before.length ? fc.sample(tables, { seed, numRuns: count }).slice(before.length) : [];
  const all = [...before, ...drawn.map((of, index) => randomCase(before.length + index, kind, of, hidden))];
  made.set(key, all);
  return all.slice(0, count).filter((of) => of !== undefined);
}

/** Nothing where there is nothing to learn from, or a number has no logarithm. */
function randomCase(
  place: number,
  kind: keyof typeof columnsOf,
  [{ text, asked, ownMarks: marks }, other]: readonly [Drawn<ReturnType<typeof table>>, Drawn<typeof options>],
  hidden?: readonly number[],
): ExportCase | undefined {
  const { targetScale, threshold, change, kind: chosenKind, isMerged, ...chosen } = other;
  // As the table is read: one without a name gets one, and of two alike the second gets a number.
  const columns = readCsv(text).names.slice(0, -1);
  // Dates in digits alone are read by few.
  const asKind = kind === 'plain' ? undefined : chosenKind;
  const name = `random ${place}, ${change}: ${JSON.stringify(text.slice(0, 300))}`;
  const wanted: TrainOptions = {
    ...{ target: 'target', epochs: 3, initializer: 'glorotUniform', ...chosen, ...(hidden ? { hidden: [...hidden] } : {}) },
    ...(targetScale === 'log' ? { targetScale } : {}),
    ...(marks.length > 0 ? { missingValues: [{ column: columns[0], marks: [...marks] }] } : {}),
    ...(isMerged ? { mergeSpellings: columns } : {}),
  };
  const border = threshold === 0.5 ? {} : { threshold };
  const train = (more: TrainOptions) =>
    unlessRefused(() => changes[change](trainCase(name, text, { ...wanted, ...more, ...border }, asked)));
  // A column cannot always be what somebody says.
  return (asKind === undefined ? undefined : train({ kinds: [{ column: columns[0], kind: asKind }] })) ?? train({});
}

function unlessRefused(train: () => ExportCase): ExportCase | undefined {
  try {
    return train();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
