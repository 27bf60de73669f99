/** How many threads can work at a time. */
export function coreCount(): number {
  return navigator.hardwareConcurrency;
}
