import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { askPostgres, findPostgres } from './askPostgres.ts';
import { askSqlite } from './askSqlite.ts';
import { caseNames, exportCase, trainCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { forPlainReaders } from './plainReaders.ts';
import { randomCases } from './randomCases.ts';

const isThere = findPostgres() !== undefined;
if (!isThere) console.warn('PostgreSQL is not installed ("apt-get install postgresql"): what it computes is left out of the tests.');

test.skipIf(!isThere)(
  'PostgreSQL answers as Neuron does, for every kind of target, column and network, and for random models',
  () => {
    const random = [...randomCases(20, 'plain'), ...randomCases(20, 'rich').map((of) => forPlainReaders(of))];
    expect(random.length).toBeGreaterThan(20);
    const cases = [...caseNames.map(exportCase), ...random];
    const answers = askPostgres(cases);
    cases.forEach((of, place) => expectAnswers(of, answers[place]));
  },
  240_000,
);

/** Texts that are nearly numbers, times or dates: PostgreSQL ends the query where it is to cast what it cannot. */
const nearly = [
  ...[
    '1e308',
    '1.6e308',
    '1.8e308',
    '-1e309',
    '1e400',
    '1e-320',
    '1e-400',
    '1e99999999999',
    '1e-99999999999',
    '0e999',
    `${'9'.repeat(320)}`,
  ],
  ...[`0.${'0'.repeat(340)}1`, '1e', 'e5', '.', '-', '+', '1-2', '1e5-3', '1e+-3', '.5', '5.', '-.5e-3', '1e05', '1E+005'],
  ...[':30', '-:30', '1::30', '1:2:30', '1:2:3:44', '12:3', '--1:30', '1:30-', ':::', '1:30:', `${'9'.repeat(320)}:30`, '0:00', '-0:00:01'],
  ...[
    '2024-01-',
    '2024--01',
    '    -  -',
    '-  -',
    '2024-01-5',
    '2024-01-05 ',
    '2024-01-05T',
    '2024-01-05 1:',
    '2024-01-05 10:30:',
    '2024-01-05 10:30:15.',
  ],
  ...['2024-01-05 ab:cd', '0000-00-00', '0001-01-01', '9999-12-31', '2024-01-05Z', '2024-01-05 10:30:15.25', '٢٠٢٤-٠١-٠٥', '１２'],
];
const seed = Number(process.env.NEURON_EXPORT_SEED ?? 20);
const texts = [...nearly, ...fc.sample(fc.string({ unit: fc.constantFrom(...'0019.eE+-: T/'), maxLength: 19 }), { seed, numRuns: 300 })];

test.skipIf(!isThere)(
  'what is nearly a number, a time or a date ends no query, and is in PostgreSQL what it is in SQLite',
  () => {
    const x = scatter(60);
    const two = (number: number) => String(number).padStart(2, '0');
    const columns = {
      amount: x.map((value) => `${value * 4}`),
      day: x.map((_, row) => `2024-${two(1 + (row % 12))}-${two(1 + (row % 27))}`),
      lasts: x.map((_, row) => `${row % 24}:${two((row * 7) % 60)}:${two((row * 11) % 60)}`),
      at: x.map((_, row) => `${two((row * 5) % 24)}:${two((row * 7) % 60)}`),
      code: x.map((_, row) => ['1', '2.5', 'a', 'b'][row % 4]),
    };
    const table = tableOf({ ...columns, target: x.map((value, row) => 3 * value + row) });
    const options = { target: 'target', missingValues: [{ column: 'code', marks: ['0', 'n/k'] }], epochs: 4 };
    const of = trainCase(
      'nearly',
      table,
      options,
      texts.map((text) => [text, text, text, text, text, '']),
    );
    const sqlite = askSqlite([of])[0];
    const answers = of.answers.map((answer, place) => ({ ...answer, value: Number(sqlite[place].value) }));
    expectAnswers({ ...of, answers }, askPostgres([of])[0]);
  },
  120_000,
);
