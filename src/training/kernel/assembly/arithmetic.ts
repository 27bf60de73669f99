/**
 * sum + a · b. In two roundings, which are the same everywhere; in the relaxed build by the processor's own fused multiply-add where it has
 * one, so that the last bits depend on it.
 */
@inline
export function madd(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(sum, f32x4.mul(a, b));
}
