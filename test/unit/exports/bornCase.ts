import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';

const count = 60;

/** A model of days of birth with years of two digits, which are those from 1930 on. */
export function bornCase(): ExportCase {
  const parts = Array.from({ length: count }, (_, row) => [
    String((row % 28) + 1).padStart(2, '0'),
    String((row % 12) + 1).padStart(2, '0'),
    String((31 + row * 7) % 79).padStart(2, '0'),
  ]);
  const text = tableOf({
    born: parts.map(([day, month, year]) => `${day}/${month}/${year}`),
    birthday: parts.map(([day, month, year]) => `${month}/${day}/${year}`),
    target: scatter(count),
  });
  const asked = [
    ['13/02/30', '02/28/68', '1'],
    ['28/02/29', '12/13/1945', '1'],
    ['01/12/69', '01/01/00', '1'],
  ];
  return trainCase('days of birth', text, { target: 'target', epochs: 8 }, asked);
}
