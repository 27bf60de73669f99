import type { Encoder } from '../../src/dataset/encoding/encoder.ts';
import { encodeRow, type EncodedRow } from '../../src/dataset/encoding/apply/encodeRow.ts';
import { inputsByColumn } from '../../src/dataset/encoding/inputsByColumn.ts';
import { answer, lastActivation } from '../../src/model/answer.ts';
import {
  answerCurve,
  answerGrid,
  MOST_STEPS,
  stepsWithinFrame,
  type AnswerCurve,
  type AnswerGrid,
} from '../../src/model/decision/answerGrid.ts';
import { createAxis, shareOf, valueAt, type Axis } from '../../src/model/decision/axis.ts';
import { boundaryOf, type Segments } from '../../src/model/decision/boundary.ts';
import { valueIn } from '../../src/model/decision/flipSearch.ts';
import { lineEquation, lineWithin, type LineEquation } from '../../src/model/decision/lineEquation.ts';
import type { SampledColumn } from '../../src/model/decision/sampledColumns.ts';
import { shadesOf, type Shades } from '../../src/model/decision/shades.ts';
import { errorBoundOf } from '../../src/run/errorBoundOf.ts';
import type { AnsweringNetwork } from '../../src/model/model.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import type { ChosenRow } from '../cursors/rowCursor.svelte.ts';
import { columnReaches, byReach } from '../graph/figures/columnReach.ts';
import { answerScale, type AnswerScale } from './answerScale.ts';
import { chooseAxes, showsThumbnail } from './mapAxes.ts';
import { answersOfSamples, mapDots, nextDot, placeOn, wrongDots, type MapDot } from './mapDots.ts';
import { cellAt } from './cellAt.ts';

/** What a map needs of the page: its store. */
export interface MapSource {
  readonly picture: RunState | undefined;
  /** Of the shown epoch, or changed by hand. */
  readonly weights: Float32Array | undefined;
  readonly row: ChosenRow | undefined;
  readonly whatIf: ReadonlyMap<string, string>;
  readonly isWhatIfChanged: boolean;
  readonly samples: SampledRows | undefined;
  readonly sampledColumns: readonly SampledColumn[] | undefined;
  requestSamples(): void;
  chooseRow(line: number, how: { readonly pin: boolean }): void;
  releaseRow(): void;
  setWhatIf(column: string, text: string): void;
}

/** What is drawn over two columns. */
export interface Plane {
  readonly type: 'plane';
  readonly x: Axis;
  readonly y: Axis;
  readonly grid: AnswerGrid;
  readonly shades: Shades;
  /** The decision boundary, in axis coordinates. */
  readonly boundary: Segments;
  /** Only for a single neuron over two numbers. */
  readonly equation?: LineEquation;
}

/** What is drawn along a single column. */
export interface CurvePicture {
  readonly type: 'curve';
  readonly x: Axis;
  readonly curve: AnswerCurve;
  readonly scale: AnswerScale;
}

/** A position on the map, 0…1 to the right and up. */
export interface MapPlace {
  readonly u: number;
  readonly v: number;
}

const noDots: readonly MapDot[] = [];

/** The state of the map: which columns are its axes, and everything that is drawn, which follows from the page's cursors. */
export class MapView {
  readonly source: MapSource;
  /** Columns that the user chose as axes; kept for the next run as long as they are features. */
  #picked = $state.raw<{ readonly x?: string; readonly y?: string }>({});
  /** True while something is dragged. */
  isMoving = $state.raw(false);
  /** What has been shown for a while: until then the map of a large network is coarse. */
  #rested = $state.raw<{ readonly network: AnsweringNetwork; readonly asked: EncodedRow } | undefined>();

  readonly #plan = $derived.by(() => this.source.picture?.plan);
  readonly network = $derived.by((): AnsweringNetwork | undefined => {
    const weights = this.source.weights;
    const plan = this.#plan;
    if (!plan || !weights) return undefined;
    // Of another epoch, and of weights that were changed by hand, nobody knows how far answers are off.
    const outcome = this.source.picture?.outcome;
    const errorBound = outcome?.weights === weights ? errorBoundOf(plan, outcome) : undefined;
    return { encoder: plan.encoder, architecture: plan.architecture, weights, ...(errorBound === undefined ? {} : { errorBound }) };
  });
  /** The possible axes, the strongest first. */
  readonly names = $derived.by(() => {
    const plan = this.#plan;
    const weights = this.source.picture?.outcome?.weights ?? this.source.picture?.snapshots.at(-1)?.weights;
    if (!plan || !weights) return [];
    return byReach(columnReaches(plan.encoder, plan.architecture, weights)).map(({ column }) => column);
  });
  readonly #chosen = $derived.by(() => (this.#plan ? chooseAxes(this.#plan.encoder, this.names, this.#picked) : undefined));
  /** Whether map and graph have changed places. */
  isLarge = $state.raw(false);
  /** Whether the map stands beside the graph unasked. */
  readonly isWorthwhile = $derived.by(() => this.#plan !== undefined && showsThumbnail(this.#plan.encoder, this.names));
  readonly x = $derived.by(() => this.#axis(this.#chosen?.x));
  readonly y = $derived.by(() => this.#axis(this.#chosen?.y));
  readonly columns = $derived.by(() => this.source.sampledColumns);
  /** The values that are asked about, encoded. */
  readonly asked = $derived.by(() => (this.#plan ? encodeRow(this.#plan.encoder, this.source.whatIf) : undefined));
  /** The answer to them. */
  readonly answered = $derived.by(() => (this.network && this.asked ? answer(this.network, this.asked.inputs).answer : undefined));
  readonly picture = $derived.by((): Plane | CurvePicture | undefined => {
    const { network, asked, x, y } = this;
    if (!network || !asked || !x) return undefined;
    const { target } = network.encoder;
    if (!y) {
      const curve = answerCurve(network, asked.inputs, x);
      return { type: 'curve', x, curve, scale: answerScale(target, curve, this.source.samples) };
    }
    const grid = answerGrid(network, asked.inputs, x, y, this.#stepsFor(network, asked));
    const equation = x.type === 'number' && y.type === 'number' ? lineEquation(network, asked.inputs, x, y) : undefined;
    return {
      type: 'plane',
      x,
      y,
      grid,
      shades: shadesOf(grid, target, lastActivation(network.architecture)),
      boundary: equation ? lineOf(equation, x, y) : boundaryOf(grid, target, lastActivation(network.architecture)),
      ...(equation ? { equation } : {}),
    };
  });
  readonly dots = $derived.by(() => {
    const [plan, columns, { samples }, { x, y }] = [this.#plan, this.columns, this.source, this];
    if (!plan || !columns || !samples || !x) return noDots;
    const { target } = plan.encoder;
    if (y) return mapDots(samples, columns, target, x, y);
    const { picture } = this;
    return picture?.type === 'curve' ? mapDots(samples, columns, target, x, picture.scale.shareOf) : noDots;
  });
  readonly wrong = $derived.by(() => {
    const { network, dots, source } = this;
    return network && source.samples && dots.length > 0
      ? wrongDots(dots, answersOfSamples(network, source.samples), network.encoder.target)
      : noDots;
  });
  /** Where the chosen row is, by its values in the file. */
  readonly rowPlace = $derived.by((): MapPlace | undefined => {
    const { row } = this.source;
    if (!row || !this.#plan) return undefined;
    const dot = this.dots.find(({ line }) => line === row.line);
    return dot ?? this.#placeOf(row.cells, row.line);
  });
  /** Where the values that are asked about are. */
  readonly point = $derived.by(() => this.#placeOf(this.source.whatIf, 0));

  constructor(source: MapSource) {
    this.source = source;
  }

  /** Draws the map of a large network finely once it has not changed for `ms`. Call it in an effect; returns a function that cancels the wait. */
  rest(ms = 150): () => void {
    const { network, asked } = this;
    const isFine = !network || !asked || this.#stepsFor(network, asked) >= MOST_STEPS;
    const timer = isFine ? undefined : setTimeout(() => (this.#rested = asked && { network, asked }), ms);
    return () => clearTimeout(timer);
  }

  #stepsFor(network: AnsweringNetwork, asked: EncodedRow): number {
    // While epochs are played or a weight is dragged, all of the panel changes with the map.
    const hasRested = this.#rested?.network === network;
    return hasRested && this.#rested?.asked === asked ? MOST_STEPS : stepsWithinFrame(network, hasRested);
  }

  /** Makes a column one of the axes; if it was the other axis, the two are swapped. */
  pick(side: 'x' | 'y', column: string): void {
    const [x, y] = [this.x?.column, this.y?.column];
    if (side === 'x') this.#picked = { x: column, y: column === y ? x : y };
    else this.#picked = { x: column === x ? y : x, y: column };
  }

  /** Asks about the values at a place of the map. */
  ask({ u, v }: MapPlace): void {
    for (const [axis, share] of [
      [this.x, u],
      [this.y, v],
    ] as const) {
      if (axis) this.source.setWhatIf(axis.column, cellAt(axis, valueAt(axis, Math.min(1, Math.max(0, share)))));
    }
  }

  /** Goes to the next row in a direction on the screen. */
  goTo(direction: 'left' | 'right' | 'up' | 'down'): void {
    const current = this.dots.find(({ line }) => line === this.source.row?.line);
    const next = nextDot(this.dots, current, direction);
    if (!next || next === current) return;
    this.source.releaseRow();
    this.source.chooseRow(next.line, { pin: false });
  }

  #axis(column: string | undefined): Axis | undefined {
    const plan = this.#plan;
    if (!plan || column === undefined) return undefined;
    const inputs = columnInputs(plan.encoder, column);
    return inputs && createAxis(inputs, plan.columns);
  }

  #placeOf(cells: ReadonlyMap<string, string>, index: number): MapPlace | undefined {
    const [plan, { x, y }] = [this.#plan, this];
    if (!plan || !x || !plan.encoder.columns.every(({ column }) => cells.has(column))) return undefined;
    const row = encodeRow(plan.encoder, cells);
    const columns = this.columns ?? [];
    const placed = (axis: Axis) => {
      const column = columns.find(({ encoding }) => encoding.column === axis.column);
      return column ? placeOn(axis, valueIn(column, row), index) : shareOf(axis, row.raw[axis.inputs.first]);
    };
    return { u: placed(x), v: y ? placed(y) : 0 };
  }
}

function columnInputs({ columns, inputs }: Encoder, column: string) {
  return inputsByColumn(columns, inputs).find(({ encoding }) => encoding.column === column);
}

function lineOf(equation: LineEquation, x: Axis, y: Axis): Segments {
  if (x.type === 'category' || y.type === 'category') return [];
  const line = lineWithin(equation, x, y);
  return line ? [line] : [];
}
