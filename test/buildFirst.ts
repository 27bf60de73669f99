import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';

/** Vitest's global setup for projects that test the built extension. */
export function setup(): void {
  buildIfOutdated();
}
