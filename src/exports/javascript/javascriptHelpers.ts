/** Helper functions of the code, by name. */
export const javascriptHelpers = {
  cell: `/** The text of a cell; empty where there is none. */
function cell(row, column) {
  const value = Object.hasOwn(row, column) ? row[column] : undefined;
  return value === undefined || value === null || Number.isNaN(value) ? '' : String(value);
}`,
  scaled: `/** An input as the network takes it: within bounds, in 32 bits. */
function scaled(value, offset, scale) {
  return Math.fround(Math.min(Math.max((value - offset) / scale, -1e15), 1e15));
}`,
  relu: `function relu(x) {
  return x <= 0 ? 0 : x;
}`,
  leaky_relu: `function leaky_relu(x) {
  return x < 0 ? 0.2 * x : x;
}`,
  elu: `function elu(x) {
  return x < 0 ? Math.exp(x) - 1 : x;
}`,
  gelu: `function gelu(x) {
  return 0.5 * x * (1 + erf(x * Math.SQRT1_2));
}`,
  erf: `/** The error function, by its series and, far from 0, by its continued fraction. */
function erf(x) {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let [sum, term] = [size, size];
    for (let n = 1; n < 60; n++) {
      term *= (-size * size) / n;
      sum += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI);
  }
  let below = 0;
  for (let n = 60; n > 0; n--) below = n / 2 / (size + below);
  return Math.sign(x) * (1 - Math.exp(-size * size) / (size + below) / Math.sqrt(Math.PI));
}`,
  tanh: `function tanh(x) {
  return Math.tanh(x);
}`,
  sigmoid: `function sigmoid(x) {
  return 1 / (1 + Math.exp(-x));
}`,
  softmax: `function softmax(sums) {
  const largest = Math.max(...sums);
  const powers = sums.map((x) => Math.exp(x - largest));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}`,
  dense: `/** Weighted sums of the inputs, one for each neuron: a row of the kernel belongs to an input. */
function dense(inputs, kernel, bias) {
  return bias.map((start, unit) => inputs.reduce((sum, x, index) => sum + x * kernel[index][unit], start));
}`,
} as const;

export type JavaScriptHelper = keyof typeof javascriptHelpers;

const keywords =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield';
const own =
  'predict row sum sums values output outputs classes value name place onInputs isMissing categoryOfText parseNumber parseDate datePart';

/** Names that variables of the code must not have. */
export const javascriptReserved: readonly string[] = [...`${keywords} ${own}`.split(' '), ...Object.keys(javascriptHelpers)];
