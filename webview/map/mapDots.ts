import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { numberOfOutput } from '../../src/dataset/encoding/targetOutput.ts';
import { answerInputs, type RowAnswers } from '../../src/model/answerRows.ts';
import { shareOf, type Axis } from '../../src/model/decision/axis.ts';
import type { SampledColumn } from '../../src/model/decision/sampledColumns.ts';
import { numberStep } from '../../src/model/decision/shades.ts';
import type { AnsweringNetwork } from '../../src/model/model.ts';
import { testMark } from '../../src/model/rowLedger.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';

/** A row on the map: `u` across and `v` up, both 0…1. */
export interface MapDot {
  /** Its index in the sample, and the 0-based document line on which it begins. */
  readonly index: number;
  readonly line: number;
  readonly u: number;
  readonly v: number;
  /** Its class, or the step of its number, which decides its colour. */
  readonly kind: number;
  readonly isTest: boolean;
}

/** Share of a category's band over which its rows are spread, so that they do not hide each other. */
const BAND_SPREAD = 0.7;
/** Multiples of the golden ratio spread consecutive indexes evenly. */
const GOLDEN = 0.618_033_988_749_895;

/** The rows on the map, without those that lack one of its values. With a single feature, `v` is the class or number on `up`. */
export function mapDots(
  samples: SampledRows,
  columns: readonly SampledColumn[],
  target: TargetEncoding,
  x: Axis,
  y: Axis | ((target: number, index: number) => number),
): MapDot[] {
  const across = valuesOf(columns, x);
  const up = typeof y === 'function' ? undefined : valuesOf(columns, y);
  const dots: MapDot[] = [];
  for (let index = 0; index < samples.lines.length; index++) {
    const aim = target.type === 'regression' ? numberOfOutput(target, samples.targets[index]) : samples.targets[index];
    if (Number.isNaN(across[index]) || (up && Number.isNaN(up[index]))) continue;
    const v = typeof y === 'function' ? y(aim, index) : placeOn(y, up?.[index] ?? 0, index);
    dots.push({
      index,
      line: samples.lines[index],
      u: placeOn(x, across[index], index),
      v,
      kind: target.type === 'regression' ? numberStep(aim, target) : samples.targets[index],
      isTest: samples.splits[index] === testMark,
    });
  }
  return dots;
}

/** Position of a value; for a category somewhere in its band, by the index of the row. */
export function placeOn(axis: Axis, value: number, index: number): number {
  const middle = shareOf(axis, value);
  return axis.type === 'category' ? middle + (((index * GOLDEN) % 1) - 0.5) * (BAND_SPREAD / axis.values.length) : middle;
}

function valuesOf(columns: readonly SampledColumn[], axis: Axis): Float64Array {
  const found = columns.find(({ encoding }) => encoding.column === axis.column);
  if (!found) throw new Error(`The sample has no column of the axis "${axis.column}"`);
  return found.values;
}

/** The network's answer for each sampled row. */
export function answersOfSamples(network: AnsweringNetwork, { inputs }: Pick<SampledRows, 'inputs'>): RowAnswers {
  return answerInputs(network, inputs);
}

/** The wrongly answered rows: of the test rows or, without a test, of all. Empty for a number. */
export function wrongDots(dots: readonly MapDot[], answers: RowAnswers, target: TargetEncoding): MapDot[] {
  if (targetClasses(target).length === 0) return [];
  const hasTest = dots.some(({ isTest }) => isTest);
  return dots.filter(({ index, kind, isTest }) => isTest === hasTest && answers.values[index] !== kind);
}

/** The dot nearest to a place in pixels, at most `reach` away. */
export function dotAt(dots: readonly MapDot[], x: number, y: number, width: number, height: number, reach: number): MapDot | undefined {
  let nearest: MapDot | undefined;
  let least = reach * reach;
  for (const dot of dots) {
    const [dx, dy] = [dot.u * width - x, (1 - dot.v) * height - y];
    const distance = dx * dx + dy * dy;
    if (distance <= least) [nearest, least] = [dot, distance];
  }
  return nearest;
}

/** The next dot to the right, left, above or below on the screen; from no dot the outermost one. */
export function nextDot(
  dots: readonly MapDot[],
  current: MapDot | undefined,
  direction: 'left' | 'right' | 'up' | 'down',
): MapDot | undefined {
  const along = (dot: MapDot) => (direction === 'left' || direction === 'right' ? dot.u : dot.v);
  const isForward = direction === 'right' || direction === 'up';
  const ordered = [...dots].sort((a, b) => along(a) - along(b) || a.index - b.index);
  if (!current) return isForward ? ordered[0] : ordered.at(-1);
  const place = ordered.findIndex(({ index }) => index === current.index);
  return ordered[place + (isForward ? 1 : -1)] ?? current;
}

/** Dots of one kind and one split. */
export interface DotGroup {
  readonly kind: number;
  readonly isTest: boolean;
  readonly dots: readonly MapDot[];
}

/** The dots grouped by look; test rows come last, so that they lie on top. */
export function groupDots(dots: readonly MapDot[]): DotGroup[] {
  const groups = new Map<string, MapDot[]>();
  for (const dot of dots) {
    const key = `${dot.isTest ? 'test' : 'train'} ${dot.kind}`;
    const group = groups.get(key);
    if (group) group.push(dot);
    else groups.set(key, [dot]);
  }
  const found = Array.from(groups.values(), (of) => ({ kind: of[0].kind, isTest: of[0].isTest, dots: of }));
  return found.sort((a, b) => Number(a.isTest) - Number(b.isTest) || a.kind - b.kind);
}
