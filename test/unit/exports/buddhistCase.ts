import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';

const count = 60;
const day = (row: number) => new Date(Date.UTC(2022, 0, 5) + row * 17 * 86_400_000).toISOString().slice(0, 10).split('-');

/** A model of dates whose years are Thailand's, with a leap day among them. */
export function buddhistCase(): ExportCase {
  const rows = Array.from({ length: count }, (_, row) => day(row));
  const text = tableOf({
    first: rows.map(([year, month, of]) => `${Number(year) + 543}-${month}-${of}`),
    last: rows.map(([year, month, of]) => `${of}/${month}/${Number(year) + 543}`),
    target: scatter(count),
  });
  const asked = [
    ['2567-02-29', '29/02/2567', '1'],
    ['2568-02-29', '01/01/2400', '1'],
    ['2651-01-01', '31/12/2650', '1'],
  ];
  return trainCase('buddhist years', text, { target: 'target', epochs: 8 }, asked);
}
