import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';

/** Vitest's global setup of the projects that test what has been built. */
export function setup(): void {
  buildIfOutdated();
}
