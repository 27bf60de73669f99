import { decimalsOfShare, writeNumber } from '../../src/writeNumber.ts';

/** Longest list of numbers that is written in full. */
const mostListed = 8;
/** Most decimals of a probability. */
const MOST_DECIMALS = 12;

/** A number of a step, to three significant digits. */
export function writeStepNumber(value: number): string {
  return writeNumber(value, 3);
}

/** A probability, with more digits where three would make 1 of it: "p − y" and "ln p" are computed from it. */
export function writeStepProbability(share: number): string {
  return share > 0.9995 && share < 1 ? share.toFixed(decimalsOfShare(share, 4, MOST_DECIMALS)) : writeStepNumber(share);
}

/** The same as a factor or behind a sign: negative numbers are in brackets. */
export function writeFactor(value: number): string {
  const text = writeStepNumber(value);
  return text.startsWith('\u2212') ? `(${text})` : text;
}

/** A sum with signs: "−0.18 + 0.75 − 0.2". A long one is cut in the middle. */
export function writeSum(terms: readonly number[]): string {
  const shown = terms.length > mostListed ? [...terms.slice(0, 3), undefined, terms[terms.length - 1]] : terms;
  return shown
    .map((term, i) => {
      if (term === undefined) return ' + …';
      if (i === 0) return writeStepNumber(term);
      return term < 0 ? ` \u2212 ${writeStepNumber(-term)}` : ` + ${writeStepNumber(term)}`;
    })
    .join('');
}

/** Numbers in brackets, shortened if there are many. A single one stands without. */
export function writeVector(values: ArrayLike<number>, write = writeStepNumber): string {
  if (values.length === 1) return write(values[0]);
  const shown = Array.from({ length: Math.min(values.length, mostListed) }, (_, i) => write(values[i]));
  return `(${shown.join(', ')}${values.length > mostListed ? ', …' : ''})`;
}

/** A weight before and after a step, with enough decimals to see the difference. */
export function writeChange(before: number, after: number): { readonly before: string; readonly after: string } {
  const step = Math.abs(after - before);
  const decimals = step === 0 ? 3 : Math.max(2, Math.min(8, 1 - Math.floor(Math.log10(step))));
  const write = (value: number) => value.toFixed(decimals).replace('-', '\u2212');
  return { before: write(before), after: write(after) };
}
