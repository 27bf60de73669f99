/** Scales the gradient to the Euclidean norm `limit` when its own is larger: Keras' `global_clipnorm` (Pascanu et al. 2013). */
export function clipGradient(gradient: Float64Array, limit: number): void {
  let squares = 0;
  for (let i = 0; i < gradient.length; i++) squares += gradient[i] * gradient[i];
  const norm = Math.sqrt(squares);
  if (!(norm > limit)) return;
  const factor = limit / norm;
  for (let i = 0; i < gradient.length; i++) gradient[i] *= factor;
}
