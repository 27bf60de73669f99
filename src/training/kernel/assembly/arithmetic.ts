/** sum + a · b, rounded twice, so that the result is the same on every machine. */
@inline
export function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}
