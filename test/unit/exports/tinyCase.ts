import { repeat, scatter, tableOf } from '../dataset/buildFrom.ts';
import { trainCase, type ExportCase } from './exportCases.ts';

/** A model of names of which one, 1e-400, is a number too small for 64 bits, which would be 0. */
export function tinyCase(): ExportCase {
  const code = repeat(['0', '1', 'A1', '1e-400'], 80);
  const target = code.map((name) => (name === '0' || name === 'A1' ? 'a' : 'b'));
  const asked = ['0', '0.0', '-0', '0e-400', '1e-400', '2e-400', '-1E-400', 'A1', ''].map((cell) => [cell, '500', '']);
  const options = { target: 'target', kinds: [{ column: 'code', kind: 'category' as const }], epochs: 60 };
  return trainCase('a number too small', tableOf({ code, key: scatter(80), target }), options, asked);
}
