import type { Circle } from './graphLayout.ts';

/** A number to be put on a line. */
export interface PillRequest {
  readonly key: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
}

export interface PlacedPill {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Height of every pill in pixels. */
export const pillHeight = 18;

const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9];

/**
 * Where on its line each pill stands: as near to the middle as it can be without covering another pill or a circle. Pills for which there
 * is no such place are left out.
 */
export function placePills(requests: readonly PillRequest[], circles: readonly Circle[]): PlacedPill[] {
  const placed: PlacedPill[] = [];
  for (const { key, x1, y1, x2, y2, width } of requests) {
    for (const share of shares) {
      const pill = { key, x: x1 + (x2 - x1) * share, y: y1 + (y2 - y1) * share, width };
      if (placed.some((other) => overlap(pill, other)) || circles.some((circle) => covers(pill, circle))) continue;
      placed.push(pill);
      break;
    }
  }
  return placed;
}

function overlap(a: PlacedPill, b: PlacedPill): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + 3 && Math.abs(a.y - b.y) < pillHeight + 2;
}

function covers(pill: PlacedPill, { x, y, r }: Circle): boolean {
  const dx = Math.max(0, Math.abs(pill.x - x) - pill.width / 2);
  const dy = Math.max(0, Math.abs(pill.y - y) - pillHeight / 2);
  return dx * dx + dy * dy < (r + 1) * (r + 1);
}
