import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';

/** A steep network of numbers that 32 bits do not hold exactly. */
export function digitsCase(): ExportCase {
  const x = scatter(120);
  const [tenths, cents, small] = [
    x.map((value) => (150 + value / 20).toFixed(1)),
    x.map((value, row) => (12_000 + value * 70 + (row % 100) / 100).toFixed(2)),
    x.map((value) => (value / 5e7).toFixed(7)),
  ];
  const scores = x.map((value, row) => value / 1000 + ((row * 37) % 101) / 100);
  const table = tableOf({ tenths, cents, small, target: scores.map((value) => (value > 1 ? 'a' : 'b')) });
  const options = { target: 'target', hidden: [8, 4], epochs: 300, learningRate: 0.05 };
  return trainCase('digits', table, options, [['173.25', '15000.125', '0.0000125', '']]);
}
