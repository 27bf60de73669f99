/**
 * Share of the (scaled) diagonal that is added, so that columns that are dependent up to the rounding of 32-bit floats count as dependent:
 * nothing can be learned from rounding.
 */
const FIRST_DAMPING = 1e-8;

/**
 * Solves A · x = b for a symmetric positive semidefinite A (size × size, row-major) by Cholesky decomposition of the matrix scaled to a
 * unit diagonal. A singular matrix is damped, which picks one of the short solutions; undefined if numbers are not finite.
 */
export function solvePositiveDefinite(matrix: Float64Array, right: Float64Array, firstDamping = FIRST_DAMPING): Float64Array | undefined {
  const size = right.length;
  const scales = Float64Array.from(right, (_, i) => {
    const diagonal = matrix[i * size + i];
    return diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
  });
  for (let damping = firstDamping; damping < 1e-3; damping *= 100) {
    const lower = decompose(matrix, scales, damping);
    if (lower) return substitute(lower, right, scales);
  }
  return undefined;
}

/** The lower triangle L with L · Lᵀ = scaled matrix + damping; undefined if a pivot is no larger than rounding errors. */
function decompose(matrix: Float64Array, scales: Float64Array, damping: number): Float64Array | undefined {
  const size = scales.length;
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] * scales[i] * scales[j] + (i === j ? damping : 0);
      for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
      if (i !== j) lower[i * size + j] = sum / lower[j * size + j];
      else if (sum > damping / 2) lower[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

function substitute(lower: Float64Array, right: Float64Array, scales: Float64Array): Float64Array {
  const size = right.length;
  const solution = Float64Array.from(right, (value, i) => value * scales[i]);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i] -= lower[i * size + k] * solution[k];
    solution[i] /= lower[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i] -= lower[k * size + i] * solution[k];
    solution[i] /= lower[i * size + i];
  }
  for (let i = 0; i < size; i++) solution[i] *= scales[i];
  return solution;
}
