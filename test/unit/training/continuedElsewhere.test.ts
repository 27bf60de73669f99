import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { splitOf, tableKeys } from '../../../src/model/rowLedger.ts';
import type { ContinuedRun } from '../../../src/protocol/continuedRun.ts';
import { createRandom } from '../../../src/random.ts';
import { planContinuation } from '../../../src/training/plan/planContinuation.ts';
import { UserError } from '../../../src/userError.ts';
import { trainOn } from './continuedRun.ts';

const random = createRandom(9);
const makeRow = () => {
  const [a, b] = [random.below(100_000), random.below(100_000)];
  return `${a},${b},${['red', 'green', 'blue'][random.below(3)]},2024-0${1 + random.below(9)}-1${random.below(9)},${a > b ? 'yes' : 'no'}`;
};
const header = 'a,b,colour,day,good';
const rows = Array.from({ length: 80 }, makeRow);
const tableOf = (lines: readonly string[], names = header) => [names, ...lines].join('\n');
const first = await trainOn(tableOf(rows), { target: 'good', features: ['a', 'b', 'colour', 'day'], epochs: 3 });
const continueOn = (text: string, run: ContinuedRun = first.ended) => planContinuation(readCsv(text), { run, epochs: 2 }, 'wasm');
/** The part of each row of a table, according to a ledger. */
const partsIn = (lines: readonly string[], ledger = first.ledger) => {
  const keys = tableKeys(readCsv(tableOf(lines)), first.plan.recipe);
  return [...keys].map((key) => splitOf(ledger, key));
};

test('whatever becomes of the table, known rows stay in their part, and an edited one in that of its place', () => {
  const before = partsIn(rows);
  const edit = fc.record({ row: fc.nat(rows.length - 1), to: fc.constantFrom('gone', 'edited', 'doubled', 'moved') });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), fc.nat(40), (edits, added) => {
      const of = new Map(edits.map(({ row, to }) => [row, to]));
      const kept = rows.flatMap((line, row) => {
        const to = of.get(row);
        if (to === 'gone' || to === 'moved') return [];
        return to === 'edited' ? [line.replace(/^\d+/, '123456')] : [line];
      });
      const later = edits.flatMap(({ row }) => (of.get(row) === 'moved' || of.get(row) === 'doubled' ? [rows[row]] : []));
      const lines = [...kept, ...later, ...Array.from({ length: added }, makeRow)];
      const { ledger, plan } = continueOn(tableOf(lines));
      const now = partsIn(lines, ledger);
      lines.forEach((line, at) => {
        const row = rows.indexOf(line);
        if (row >= 0) expect(now[at]).toBe(before[row]);
        else if (lines.length === rows.length && of.get(at) === 'edited' && rows[at].slice(-20) === line.slice(-20))
          expect(now[at]).toBe(before[at]);
      });
      const total = plan.rows.train + plan.rows.test;
      expect(total).toBe(lines.length);
    }),
    { numRuns: 60 },
  );
});

test('a test row that is gone while new rows come is said', () => {
  const tested = partsIn(rows).indexOf('test');
  const { plan } = continueOn(tableOf([...rows.filter((_, row) => row !== tested), makeRow(), makeRow()]));
  expect(plan.dataChecks.map(({ said }) => inEnglish(said))[0]).toContain('1 row of the earlier test was changed or is gone');
  expect(plan.continued).toEqual({ epochs: 3, lost: 1 });
  // If there are no new rows, none can be the missing one.
  expect(continueOn(tableOf(rows.filter((_, row) => row !== tested))).plan.continued).toEqual({ epochs: 3 });
});

test('without a ledger the rows of another table may have been learned from, now and in later continuations', async () => {
  const { ledger: _, ...fromFile } = first.ended;
  expect(continueOn(tableOf(rows), fromFile).plan.continued).toEqual({ epochs: 3 });
  const other = tableOf(Array.from({ length: 50 }, makeRow));
  const second = await trainOn(other, {}, { run: fromFile, epochs: 2 });
  expect(second.plan.dataChecks.map(({ said }) => inEnglish(said))[0]).toContain('is not known');
  const third = continueOn(other, second.ended);
  expect(third.plan.continued).toEqual({ epochs: 5, isUnknown: true });
  expect(third.plan.dataChecks[0]).toEqual(second.plan.dataChecks[0]);
});

test('inputs and outputs mean what they meant', () => {
  const larger = rows.map((line) =>
    line
      .replace(/^(\d+),(\d+)/, '$1000,$2000')
      .replace(/,yes$/, ',YES')
      .replace(/,YES$/, ',yes'),
  );
  const { plan, initial, point } = continueOn(tableOf(larger.reverse()));
  expect(plan.encoder).toEqual(first.plan.encoder);
  expect([initial, point.epoch, plan.hyperparameters.epochs]).toEqual([first.outcome.weights, 3, 5]);
  const turned = tableOf(
    rows.map((line) => line.split(',').reverse().join(',')),
    header.split(',').reverse().join(','),
  );
  expect(continueOn(turned).plan.rows).toEqual(first.plan.rows);
});

test.each([
  [
    'a column that is missing',
    tableOf(
      rows.map((line) => line.replace(/^\d+,/, '')),
      'b,colour,day,good',
    ),
    'lacks columns that the model has learned from: a.',
  ],
  ['words in place of numbers', tableOf(rows.map((line) => line.replace(/^\d+/, 'many'))), '"a" was learned as a number'],
  ['words in place of dates', tableOf(rows.map((line) => line.replace(/2024-\d\d-\d\d/, 'soon'))), '"day" was learned as a date'],
  [
    'other categories alone',
    tableOf(rows.map((line) => line.replace(/red|green|blue/, 'pink'))),
    '"colour" holds none of the values that the model has learned from',
  ],
  [
    'another class',
    tableOf(rows.map((line, row) => (row === 4 ? line.replace(/yes$|no$/, 'maybe') : line))),
    '"good" is "maybe" in line 6',
  ],
])('%s is refused', (_, text, said) => {
  expect(() => continueOn(text)).toThrow(UserError);
  expect(() => continueOn(text)).toThrow(said);
});

test('new categories are said', () => {
  const { plan } = continueOn(tableOf(rows.map((line, row) => (row % 8 === 0 ? line.replace(/red|green|blue/, 'pink') : line))));
  expect(plan.warnings.map(inEnglish).join(' ')).toContain(
    '10 rows have a value of "colour" that the model has no input for, such as "pink"',
  );
});

test('a number that is no number any more is no target', async () => {
  const numbers = await trainOn(tableOf(rows), { target: 'a', features: ['b'], epochs: 2 });
  expect(() => continueOn(tableOf(rows.map((line) => line.replace(/^\d+/, 'many'))), numbers.ended)).toThrow('"a" was learned as a number');
});
