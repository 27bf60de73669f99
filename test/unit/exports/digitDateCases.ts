import type { KindChoice } from '../../../src/dataset/columns/recipe/recipe.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';

const count = 60;
const seconds = Array.from({ length: count }, (_, row) => Date.UTC(2021, 0, 5) / 1000 + row * 9 * 86_400 + row * 61);
const iso = (row: number) => new Date(seconds[row] * 1000).toISOString();
const digits = (row: number) => iso(row).slice(0, 19).replace(/\D/g, '');
const days = (row: number) => Math.floor(seconds[row] / 86_400);

/** Writes the time of each row, by the format in which it will be read. */
const written = {
  yyyymmdd: (row: number) => digits(row),
  ddmmyyyy: (row: number) => `${digits(row).slice(6, 8)}${digits(row).slice(4, 6)}${digits(row).slice(0, 4)}`,
  mmddyyyy: (row: number) => `${digits(row).slice(4, 8)}${digits(row).slice(0, 4)}`,
  yymmdd: (row: number) => digits(row).slice(2, 8),
  yyyymm: (row: number) => digits(row).slice(0, 6),
  yyyyddd: (row: number) => `${digits(row).slice(0, 4)}${String(((row * 37) % 365) + 1).padStart(3, '0')}`,
  yyyyww: (row: number) => `${digits(row).slice(0, 4)}${String(((row * 7) % 52) + 1).padStart(2, '0')}`,
  hhmm: (row: number) => ((row * 7) % 24) * 100 + ((row * 13) % 60),
  hhmmss: (row: number) => String(((row * 7) % 24) * 10_000 + ((row * 13) % 60) * 100 + (row % 60)).padStart(6, '0'),
  unixSeconds: (row: number) => seconds[row],
  unixMilliseconds: (row: number) => seconds[row] * 1e3 + row,
  unixMicroseconds: (row: number) => seconds[row] * 1e6 + row * 1000,
  unixNanoseconds: (row: number) => `${seconds[row] * 1e3 + row}000000`,
  unixDays: (row: number) => days(row),
  excelDays: (row: number) => days(row) + 25_569.25,
  sasDays: (row: number) => days(row) + 3653 + 5000,
  sasSeconds: (row: number) => seconds[row] + 315_619_200 + 1e8,
} as const;
const kinds = Object.keys(written).map((column): KindChoice => ({ column, kind: 'date' }));
const asked = [
  '',
  'no date',
  '2022-02-03',
  '2022-02-03 10:30',
  '9:30',
  '930',
  '2400',
  '2360',
  '240000',
  '235959',
  '202053',
  '202153',
  '2023366',
  '2024366',
  '2024-366',
  '2023-366',
  '/Date(1700000000000+0900)/',
  '-5',
  '1e9',
  '99999999',
  '20220230',
  '20220203245959',
  '1e308',
  '-1e308',
  '1e400',
];

/** A model with one date column in each format of digits alone. */
export function digitDateCase(): ExportCase {
  const columns = Object.fromEntries(Object.entries(written).map(([name, write]) => [name, seconds.map((_, row) => write(row))]));
  const text = tableOf({ ...columns, target: scatter(count) });
  return trainCase(
    'digit dates',
    text,
    { target: 'target', kinds, epochs: 5, features: Object.keys(written) },
    asked.map((cell) => [...Object.keys(written).map(() => cell), '1']),
  );
}
