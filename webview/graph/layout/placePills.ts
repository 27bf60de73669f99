import type { Circle } from './placedGraph.ts';

/** A number to be put on a line. */
export interface PillRequest {
  readonly key: string;
  /** The middles of the circles that the line connects, or its ends. */
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly height: number;
  /** Its preferred place, as a share of the way. */
  readonly share: number;
}

export interface PlacedPill {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const steps = [0, -0.08, 0.08, -0.16, 0.16, -0.24, 0.24, -0.32, 0.32, -0.4, 0.4];

/**
 * Where on its line each pill stands: as near to its preferred place as possible without covering another pill or a circle. Pills with no such
 * place are left out.
 */
export function placePills(requests: readonly PillRequest[], circles: readonly Circle[]): PlacedPill[] {
  const placed: PlacedPill[] = [];
  for (const { key, x1, y1, x2, y2, width, height, share } of requests) {
    for (const step of steps) {
      const at = share + step;
      if (at < 0.05 || at > 0.95) continue;
      const pill = { key, x: x1 + (x2 - x1) * at, y: y1 + (y2 - y1) * at, width, height };
      if (placed.some((other) => overlap(pill, other)) || circles.some((circle) => covers(pill, circle))) continue;
      placed.push(pill);
      break;
    }
  }
  return placed;
}

function overlap(a: PlacedPill, b: PlacedPill): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + 2;
}

function covers(pill: PlacedPill, { x, y, r }: Circle): boolean {
  const dx = Math.max(0, Math.abs(pill.x - x) - pill.width / 2);
  const dy = Math.max(0, Math.abs(pill.y - y) - pill.height / 2);
  return dx * dx + dy * dy < (r + 1) * (r + 1);
}
