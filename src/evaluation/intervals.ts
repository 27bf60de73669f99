/** The 95 % score interval of Wilson (1927) for the share `right / of`; 0…1 when nothing was counted. */
export function wilsonInterval(right: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959963984540054;
  const share = right / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [right === 0 ? 0 : (middle - half) / whole, right === of ? 1 : (middle + half) / whole];
}
