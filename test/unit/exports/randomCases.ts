import fc from 'fast-check';
import { UserError } from '../../../src/userError.ts';
import { tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';

const missing = ['', 'NA', '?', '-', 'null', 'n/a', 'NaN'];
const maybe = (cell: fc.Arbitrary<string>, shareOfMissing = 1) =>
  fc.oneof({ weight: 12, arbitrary: cell }, { weight: shareOfMissing, arbitrary: fc.constantFrom(...missing) });
const two = (value: number) => String(value).padStart(2, '0');
const dateParts = fc.record({
  year: fc.integer({ min: 1995, max: 2030 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
});

/** Cells of one column in one notation. What only Neuron's own readers know is in `rich`. */
const plainColumns: readonly fc.Arbitrary<string>[] = [
  fc.integer({ min: -50, max: 900 }).map(String),
  fc.double({ noNaN: true, min: -1e4, max: 1e4 }).map((x) => x.toFixed(3)),
  fc.double({ noNaN: true, min: 1e-9, max: 1e-3 }).map((x) => x.toExponential(4)),
  fc.constantFrom('red', 'green', 'blue', "it's", 'ÄÖ', '__proto__', '1a'),
  fc.constantFrom('yes', 'no'),
  fc.constantFrom('TRUE', 'False', 'true', 'FALSE'),
  fc.constantFrom('01', '1', '02', '7'),
  dateParts.map(({ year, month, day }) => `${year}-${two(month)}-${two(day)}`),
];
const richColumns: readonly fc.Arbitrary<string>[] = [
  fc.integer({ min: 1, max: 99_999 }).map((x) => `$${x.toLocaleString('en')}`),
  fc.integer({ min: 1, max: 99 }).map((x) => `${x} kg`),
  fc.integer({ min: 10, max: 99 }).map((x) => `${x},5`),
  fc.integer({ min: 1, max: 99 }).map((x) => `${x}%`),
  fc.integer({ min: 61, max: 9999 }).map((x) => `${Math.floor(x / 60)}:${two(x % 60)}`),
  fc.integer({ min: 1, max: 50 }).map((x) => `(${x})`),
  fc.integer({ min: 1, max: 99_999 }).map((x) => `${x.toLocaleString('en')}${x % 3 === 0 ? '+' : ''}`),
  fc.integer({ min: 1, max: 99 }).map((x) => `${['', '', '<', '>='][x % 4]}${x}`),
  fc.integer({ min: 1, max: 99 }).map((x) => `${x},-`),
  fc.integer({ min: 1, max: 99 }).map((x) => `${x / 4}×10${x % 2 === 0 ? '³' : '^-2'}`),
  dateParts.map(({ year, month, day }) => `${two(day)}/${two(month)}/${year}`),
  dateParts.map(({ year, day, hour }) => `${day} Mar ${year} ${two(hour)}:30`),
  dateParts.map(({ year, month, day, hour }) => `${year}-${two(month)}-${two(day)}T${two(hour)}:15:30+02:00`),
  dateParts.map(({ hour }) => `${two(hour)}:45`),
  dateParts.map(({ year, month, day, hour }) => `${year}. ${month}. ${day}. ${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:05`),
  dateParts.map(({ year, month }) => `${['ene', 'Feb', 'März', 'août', 'dic', 'Mai'][month % 6]}-${two(year % 100)}`),
  dateParts.map(({ year, month, day }) => `${day} de ${['enero', 'julio', 'agosto'][month % 3]} de ${year}`),
  dateParts.map(({ year, month, day }) => `${year}${two(month)}${two(day)}T101530+02:00`),
  dateParts.map(({ year, month }) => `${1 + (month % 4)}Q${two(year % 100)}`),
  dateParts.map(({ year, month }) => `${year}M${two(month)}`),
];
const names = ['a', 'Größe (cm)', 'for', 'x y', "o'clock", 'a"b', '값', 'constructor', '1st', 'A'];

const table = (columns: readonly fc.Arbitrary<string>[]) =>
  fc
    .record({
      columns: fc.array(fc.constantFrom(...columns), { minLength: 1, maxLength: 4 }),
      firstName: fc.nat(names.length - 1),
      target: fc.constantFrom<fc.Arbitrary<string>>(
        fc.constantFrom('no', 'yes'),
        fc.constantFrom('x', 'y', 'z'),
        fc.double({ noNaN: true, min: -900, max: 900 }).map((x) => x.toFixed(2)),
      ),
    })
    .chain(({ columns: chosen, firstName, target }) =>
      fc.record({
        columns: fc.tuple(...chosen.map((cell) => fc.array(maybe(cell), { minLength: 30, maxLength: 30 }))),
        target: fc.array(target, { minLength: 30, maxLength: 30 }),
        firstName: fc.constant(firstName),
      }),
    )
    .map(({ columns: cells, target, firstName }) =>
      tableOf({ ...Object.fromEntries(cells.map((column, index) => [names[(firstName + index) % names.length], column])), target }),
    );
const options = fc.record({
  hidden: fc.constantFrom<number[]>([], [3], [8, 4]),
  activation: fc.constantFrom('relu', 'tanh', 'gelu', 'elu', 'leakyRelu', 'sigmoid', 'linear'),
  scaling: fc.constantFrom('standard', 'minmax', 'none'),
  clipOutliers: fc.boolean(),
});

/** So many models of random tables; `rich` ones have columns in notations that not every format knows. */
export function randomCases(count: number, kind: 'plain' | 'rich'): ExportCase[] {
  const tables = fc.tuple(table(kind === 'plain' ? plainColumns : [...plainColumns, ...richColumns]), options);
  const cases: ExportCase[] = [];
  for (const [place, [text, chosen]] of fc.sample(tables, { seed: 20, numRuns: count }).entries()) {
    try {
      cases.push(
        trainCase(`random ${place}: ${JSON.stringify(text.slice(0, 300))}`, text, {
          target: 'target',
          epochs: 3,
          initializer: 'glorotUniform',
          ...chosen,
        } as const),
      );
    } catch (error) {
      // A table without anything to learn from.
      if (!(error instanceof UserError)) throw error;
    }
  }
  return cases;
}
