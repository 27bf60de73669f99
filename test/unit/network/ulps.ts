const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** Distance between two doubles in units in the last place: 0 for equal ones (including −0 and 0), Infinity if only one is NaN. */
export function ulpsBetween(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  const distance = rank(a) - rank(b);
  return Number(distance < 0n ? -distance : distance);
}

function rank(x: number): bigint {
  float[0] = x;
  return bits[0] < 0n ? -(bits[0] & 0x7fffffffffffffffn) : bits[0];
}
