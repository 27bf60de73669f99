import { cosineOfTurn, sineOfTurn } from '../../dataset/encoding/sineOfTurn.ts';
import { answerWith, candidates, isSeen, stepOf, valueIn, type AnswerAt, type Flip, type FlipSearch } from './flipSearch.ts';
import type { SampledColumn } from './sampledColumns.ts';

/** Only pairs of this many columns, the strongest, are tried. */
const MOST_COLUMNS = 6;
/** Number of directions to search, and steps along each. */
const DIRECTIONS = 72;
const STEP = 0.05;
/** Search radius in standard deviations if no single column changes the answer. */
const FARTHEST = 4;
/** Limit of multiplications for all pairs. */
const WORK_LIMIT = 2e7;

/** The smallest change of two columns (strongest first) that changes the answer and is smaller than `within`. */
export function nearestPair(search: FlipSearch, columns: readonly SampledColumn[], within: number): Flip | undefined {
  const strongest = columns.slice(0, MOST_COLUMNS);
  let nearest: Flip | undefined;
  let work = 0;
  const { weights, architecture } = search.network;
  const cost = weights.length / Math.max(1, architecture.inputs) + 1;
  for (const [place, a] of strongest.entries()) {
    for (const b of strongest.slice(place + 1)) {
      const reach = Math.min(nearest?.distance ?? within, FARTHEST);
      work += DIRECTIONS * (reach / STEP) * cost;
      if (work > WORK_LIMIT) return nearest;
      const found = nearestOfPair(search, a, b, reach);
      if (found && found.distance < reach) nearest = found;
    }
  }
  return nearest;
}

function nearestOfPair(search: FlipSearch, a: SampledColumn, b: SampledColumn, reach: number): Flip | undefined {
  if (a.encoding.type === 'category') return withCategory(search, a, b, reach);
  if (b.encoding.type === 'category') return withCategory(search, b, a, reach);
  return inPlane(search, a, b, reach);
}

/** For each other category, the smallest change of the second column that is needed in addition. */
function withCategory(search: FlipSearch, category: SampledColumn, other: SampledColumn, reach: number): Flip | undefined {
  const answerAt = answerWith(search, [category, other]);
  const [from, otherFrom] = [valueIn(category, search.row), valueIn(other, search.row)];
  const rest = Math.sqrt(Math.max(0, reach * reach - 1));
  let nearest: Flip | undefined;
  for (const { value } of candidates(category, from, reach)) {
    for (const { value: to, distance } of candidates(other, otherFrom, Math.min(rest, FARTHEST))) {
      const length = Math.sqrt(1 + distance * distance);
      if (length >= (nearest?.distance ?? reach)) break;
      const answer = answerAt([value, to]);
      if (answer === search.answered) continue;
      const changes = [
        { column: category, from, to: value },
        { column: other, from: otherFrom, to },
      ];
      nearest = { changes, distance: length, answer };
    }
  }
  return nearest;
}

/** Searches all directions of the plane from the row, refines around the best one, and rounds to whole steps of both columns. */
function inPlane(search: FlipSearch, a: SampledColumn, b: SampledColumn, reach: number): Flip | undefined {
  const answerAt = answerWith(search, [a, b]);
  const from = [valueIn(a, search.row), valueIn(b, search.row)] as const;
  const at = (turn: number, length: number) =>
    [from[0] + cosineOfTurn(turn) * length * a.deviation, from[1] + sineOfTurn(turn) * length * b.deviation] as const;
  const isInside = (values: readonly [number, number]) => isSeen(a, values[0]) && isSeen(b, values[1]);
  const turnsAt = (turn: number, length: number) => {
    const values = at(turn, length);
    return isInside(values) && answerAt(values) !== search.answered;
  };
  let best = { turn: 0, length: reach };
  const look = (turn: number) => {
    const length = firstTurn((of) => turnsAt(turn, of), best.length);
    if (length < best.length) best = { turn, length };
  };
  const spread = 1 / DIRECTIONS;
  for (let direction = 0; direction < DIRECTIONS; direction++) look(direction * spread);
  if (best.length >= reach) return undefined;
  for (let width = spread / 2; width > spread / 64; width /= 2) {
    const { turn } = best;
    look((turn + 1 - width) % 1);
    look((turn + width) % 1);
  }
  return roundPair(search, answerAt, a, b, from, at(best.turn, best.length), reach);
}

/** The smallest length along a direction at which the answer changes, up to `most`. */
function firstTurn(turns: (length: number) => boolean, most: number): number {
  for (let before = 0; before < most; before += STEP) {
    const length = Math.min(before + STEP, most);
    if (!turns(length)) continue;
    let [low, high] = [before, length];
    while (high - low > 1e-4) {
      const middle = (low + high) / 2;
      if (turns(middle)) high = middle;
      else low = middle;
    }
    return high;
  }
  return Infinity;
}

/** The nearest pair of whole steps next to a point that changes the answer too. */
function roundPair(
  search: FlipSearch,
  answerAt: AnswerAt,
  a: SampledColumn,
  b: SampledColumn,
  from: readonly [number, number],
  to: readonly [number, number],
  reach: number,
): Flip | undefined {
  const [stepA, stepB] = [stepOf(a), stepOf(b)];
  const [nearA, nearB] = [Math.round((to[0] - from[0]) / stepA), Math.round((to[1] - from[1]) / stepB)];
  let nearest: Flip | undefined;
  for (let i = nearA - 2; i <= nearA + 2; i++) {
    for (let j = nearB - 2; j <= nearB + 2; j++) {
      if (i === 0 || j === 0) continue;
      const values = [from[0] + i * stepA, from[1] + j * stepB] as const;
      const distance = lengthOf((i * stepA) / a.deviation, (j * stepB) / b.deviation);
      if (distance >= (nearest?.distance ?? reach) || !isSeen(a, values[0]) || !isSeen(b, values[1])) continue;
      const answer = answerAt(values);
      if (answer === search.answered) continue;
      const changes = [
        { column: a, from: from[0], to: values[0] },
        { column: b, from: from[1], to: values[1] },
      ];
      nearest = { changes, distance, answer };
    }
  }
  return nearest;
}

function lengthOf(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}
