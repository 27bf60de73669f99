// The forward pass in double precision, for scores. The sums and their order are the same as in `network/forward.ts`, so results are
// identical bit by bit.

/** Rows and units of a tile. All of its sums stay in registers. */
const TILE: i32 = 4;

/**
 * sums (rows × paddedUnits) = values (rows × stride, using the first `depth` columns) · weights + biases, all 64-bit floats. The weights
 * are in panels of 4 units, depth × 4 each; `rows` and `paddedUnits` are multiples of 4.
 */
export function addUpDoubles(
  values: usize,
  stride: i32,
  depth: i32,
  weights: usize,
  biases: usize,
  paddedUnits: i32,
  rows: i32,
  sums: usize,
): void {
  const step = (<usize>stride) << 3;
  const sumStep = (<usize>paddedUnits) << 3;
  const panelBytes = (<usize>depth) << 5;
  for (let unit = 0; unit < paddedUnits; unit += TILE) {
    let from = values;
    let to = sums + ((<usize>unit) << 3);
    for (let row = 0; row < rows; row += TILE) {
      addUpTile(from, step, weights, weights + panelBytes, biases + ((<usize>unit) << 3), to, sumStep);
      from += step << 2;
      to += sumStep << 2;
    }
    weights += panelBytes;
  }
}

/** Each unit's bias first, then its products one by one, the order that `network/forward.ts` uses too. */
@inline
function addUpTile(a: usize, step: usize, weights: usize, weightsEnd: usize, biases: usize, to: usize, sumStep: usize): void {
  let b = a + step;
  let c = b + step;
  let d = c + step;
  let sumA = v128.load(biases);
  let sumB = sumA;
  let sumC = sumA;
  let sumD = sumA;
  let restA = v128.load(biases, 16);
  let restB = restA;
  let restC = restA;
  let restD = restA;
  for (; weights < weightsEnd; weights += 32, a += 8, b += 8, c += 8, d += 8) {
    const first = v128.load(weights);
    const second = v128.load(weights, 16);
    const inputA = v128.load_splat<f64>(a);
    sumA = f64x2.add(sumA, f64x2.mul(inputA, first));
    restA = f64x2.add(restA, f64x2.mul(inputA, second));
    const inputB = v128.load_splat<f64>(b);
    sumB = f64x2.add(sumB, f64x2.mul(inputB, first));
    restB = f64x2.add(restB, f64x2.mul(inputB, second));
    const inputC = v128.load_splat<f64>(c);
    sumC = f64x2.add(sumC, f64x2.mul(inputC, first));
    restC = f64x2.add(restC, f64x2.mul(inputC, second));
    const inputD = v128.load_splat<f64>(d);
    sumD = f64x2.add(sumD, f64x2.mul(inputD, first));
    restD = f64x2.add(restD, f64x2.mul(inputD, second));
  }
  v128.store(to, sumA);
  v128.store(to, restA, 16);
  v128.store(to + sumStep, sumB);
  v128.store(to + sumStep, restB, 16);
  v128.store(to + 2 * sumStep, sumC);
  v128.store(to + 2 * sumStep, restC, 16);
  v128.store(to + 3 * sumStep, sumD);
  v128.store(to + 3 * sumStep, restD, 16);
}
