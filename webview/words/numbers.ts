import { decimalsOfShare, withMinus, writeNumber, writePercent } from '../../src/writeNumber.ts';

const noBreakSpace = '\u00a0';
const minus = '\u2212';
/** Most decimals of a probability. */
const MOST_DECIMALS = 12;

/** Four decimals, fewer for a large loss, and scientific notation for a huge or a tiny one, as in Keras: "4.2e−5". */
export function formatLoss(loss: number): string {
  if (!Number.isFinite(loss)) return Number.isNaN(loss) ? 'NaN' : '∞';
  if (loss > 0 && loss < 0.000_1) return withMinus(loss.toExponential(1));
  if (loss >= 100_000) return loss.toExponential(1).replace('e+', 'e');
  return withMinus(loss >= 1000 ? loss.toPrecision(4) : loss.toFixed(loss >= 10 ? 2 : 4));
}

/** A share 0…1 as a percentage with one decimal: "88.3 %"; with more decimals where one would round to 0 or 100 %. */
export function formatPercent(share: number): string {
  return writePercent(share);
}

/** How sure an answer is, or how likely: "71 %", "99.97 %". Nearly certain is not certain, but nobody reads more than two decimals: "> 99.99 %". */
export function formatChance(share: number, decimals = 0): string {
  if (share > 0.9999 && share < 1) return `>${noBreakSpace}${writePercent(0.9999, 2)}`;
  if (share < 0.0001 && share > 0) return `<${noBreakSpace}${writePercent(0.0001, 2)}`;
  return writePercent(share, decimals);
}

/** Two decimals or two significant digits, to fit on a line of the graph. */
export function formatWeight(weight: number): string {
  const size = Math.abs(weight);
  if (size === 0 || size < 0.00005) return '0';
  if (size >= 10_000) return withMinus(weight.toExponential(1)).replace('e+', 'e');
  if (size >= 100) return withMinus(weight.toFixed(0));
  if (size >= 10) return withMinus(weight.toFixed(1));
  return withMinus(size >= 0.1 ? weight.toFixed(2) : Number(weight.toPrecision(2)).toFixed(size >= 0.01 ? 3 : 4));
}

/** A weight per unit of the file: two decimals, or three significant digits below 1. */
export function formatFileWeight(weight: number): string {
  const size = Math.abs(weight);
  if (size >= 1000 || size < 1e-5) return writeNumber(weight, 4);
  return withMinus(size >= 1 ? weight.toFixed(2) : Number(weight.toPrecision(3)).toFixed(Math.min(8, 2 - Math.floor(Math.log10(size)))));
}

/** A product, or a scaled input: two decimals, more only where these would be 0. */
export function formatProduct(product: number): string {
  const size = Math.abs(product);
  if (size >= 1000 || (size > 0 && size < 0.005)) return writeNumber(product, size < 1 ? 1 : 4);
  return withMinus(product.toFixed(2));
}

/** A probability that a neuron gives: as `formatProduct`, with more decimals where two would make 1 of it: "0.78", "0.9996". */
export function formatProbability(share: number): string {
  return share >= 0.995 && share < 1 ? share.toFixed(decimalsOfShare(share, 2, MOST_DECIMALS)) : formatProduct(share);
}

/** The same in the little room of a circle, where two decimals of it would be 1: "> 0.99". */
export function formatShortProbability(share: number): string {
  return share >= 0.995 && share < 1 ? `>${noBreakSpace}0.99` : formatProduct(share);
}

/** A positive number with a plus sign, as a change. */
export function withPlus(text: string): string {
  return text.startsWith(minus) || text === '0' ? text : `+${text}`;
}

/** A number of the file, as short as possible. */
export function formatCell(value: number): string {
  return writeNumber(value, Math.abs(value) >= 1000 ? 6 : 4);
}

/** A duration in the unit that reads best. */
export function formatDuration(ms: number): string {
  if (ms < 1) return `<${noBreakSpace}1${noBreakSpace}ms`;
  if (ms < 1000) return `${Math.round(ms)}${noBreakSpace}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}${noBreakSpace}s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}${noBreakSpace}min ${seconds % 60}${noBreakSpace}s`;
}
