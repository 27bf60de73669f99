/** sum + a · b in two roundings, which are the same everywhere. */
@inline
export function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}
