import { encodeRowInSteps } from '../../dataset/encoding/apply/encodeRow.ts';
import { numberOfOutput } from '../../dataset/encoding/targetOutput.ts';
import { finishSteps, type Steps } from '../../steps.ts';
import { answeredClass, lastActivation } from '../answer.ts';
import type { AnsweringNetwork } from '../model.ts';
import { nearestPair } from './flipPairs.ts';
import { answerWith, candidates, valueIn, type Candidate, type Flip, type FlipSearch } from './flipSearch.ts';
import type { SampledColumn } from './sampledColumns.ts';

/** The smallest change of one column, and one of two columns if that is smaller. */
export interface Flips {
  readonly one?: Flip;
  readonly two?: Flip;
}

/** Limit of multiplications for a search: about a tenth of a second. */
const WORK_LIMIT = 2e7;
/** Cost of an answer besides its multiplications; it dominates for a single neuron with one input. */
const ANSWER_COST = 100;
/** A change of two columns is shown only if its distance is at most this fraction of the single-column one. */
const WORTH_TWO = 0.95;

/**
 * The smallest change of one column, or of two, that changes the answer for a row. Numbers and dates move in steps of about a hundredth of
 * their standard deviation, no further than the training rows; categories can take any other value. For a number, the answer changes when
 * it crosses the `goal`, in the units of the file. Both results are absent for a number without a goal, and if no value within reach
 * changes the answer. All `columns`, strongest first, are tried unless the network is so large that it would take too long.
 */
export function nearestFlips(
  network: AnsweringNetwork,
  cells: ReadonlyMap<string, string>,
  columns: readonly SampledColumn[],
  goal?: number,
): Flips {
  const search = finishSteps(searchOf(network, cells, goal));
  if (!search) return {};
  const { one, looked } = finishSteps(nearestOfOne(search, columns));
  const two = nearestPair(search, looked, (one?.distance ?? Infinity) * WORTH_TWO);
  return { ...(one ? { one } : {}), ...(two ? { two } : {}) };
}

/**
 * The smallest change of one column only, in a tenth of the time. Yields after each column so that the caller can let other work run.
 * `columns` are read lazily.
 */
export function* seekNearestFlip(
  network: AnsweringNetwork,
  cells: ReadonlyMap<string, string>,
  columns: Iterable<SampledColumn>,
): Steps<Flip | undefined> {
  const search = yield* searchOf(network, cells);
  return search && (yield* nearestOfOne(search, columns)).one;
}

/** Undefined for a number without a goal. */
function* searchOf(network: AnsweringNetwork, cells: ReadonlyMap<string, string>, goal?: number): Steps<FlipSearch | undefined> {
  const decide = decisionOf(network, goal);
  if (!decide) return undefined;
  const start = { network, row: yield* encodeRowInSteps(network.encoder, cells), decide, answered: 0 };
  return { ...start, answered: answerWith(start, [])([]) };
}

/** What has to change: the class, or the side of the goal. */
function decisionOf(network: AnsweringNetwork, goal: number | undefined): FlipSearch['decide'] | undefined {
  const { target } = network.encoder;
  if (target.type !== 'regression') return (outputs) => answeredClass(target, lastActivation(network.architecture), outputs);
  return goal === undefined ? undefined : ([output]) => (numberOfOutput(target, output) >= goal ? 1 : 0);
}

/** `looked`: the columns for which there was time. */
function* nearestOfOne(
  search: FlipSearch,
  columns: Iterable<SampledColumn>,
): Steps<{ readonly one: Flip | undefined; readonly looked: readonly SampledColumn[] }> {
  const { architecture, weights } = search.network;
  // An answer with the inputs of all other columns folded into the bias, which happens once per column.
  const { units } = architecture.layers[0];
  const cost = ANSWER_COST + weights.length - architecture.inputs * units;
  let work = 0;
  let one: Flip | undefined;
  const looked: SampledColumn[] = [];
  for (const column of columns) {
    if (work > WORK_LIMIT) break;
    const steps = candidates(column, valueIn(column, search.row), one?.distance ?? Infinity);
    work += steps.length * (cost + column.inputs.length * units) + architecture.inputs * (units + 1);
    const found = nearestOf(search, column, steps);
    if (found && (!one || found.distance < one.distance)) one = found;
    looked.push(column);
    yield;
  }
  return { one, looked };
}

function nearestOf(search: FlipSearch, column: SampledColumn, steps: readonly Candidate[]): Flip | undefined {
  const answerAt = answerWith(search, [column]);
  const from = valueIn(column, search.row);
  for (const { value, distance } of steps) {
    const answer = answerAt([value]);
    if (answer !== search.answered) return { changes: [{ column, from, to: value }], distance, answer };
  }
  return undefined;
}
