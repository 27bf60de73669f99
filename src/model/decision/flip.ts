import { encodeRowInSteps } from '../../dataset/encoding/encodeRow.ts';
import { numberOfOutput } from '../../dataset/encoding/targetOutput.ts';
import { finishSteps, type Steps } from '../../steps.ts';
import { answeredClass, lastActivation } from '../answer.ts';
import type { AnsweringNetwork } from '../model.ts';
import { nearestPair } from './flipPairs.ts';
import { answerWith, candidates, valueIn, type Candidate, type Flip, type FlipSearch } from './flipSearch.ts';
import type { SampledColumn } from './sampledColumns.ts';

/** The nearest change of one column, and one of two where that is nearer. */
export interface Flips {
  readonly one?: Flip;
  readonly two?: Flip;
}

/** Multiplications that a search may take: about a tenth of a second. */
const WORK_LIMIT = 2e7;
/** What an answer costs beside its multiplications: a single neuron of one input is mostly this. */
const ANSWER_COST = 100;
/** A change of two columns is told where it is at most so much of that of one. */
const WORTH_TWO = 0.95;

/**
 * The nearest change of one column, or of two, that turns the answer for a row: numbers and dates in steps of about a hundredth of their standard
 * deviation and no further than the training rows go, categories to any other value. Of a number what turns is whether it
 * reaches the `goal`, in the units of the file. Both are absent for a number without a goal, and where nothing within reach turns it. `columns`, the strongest first, are all looked at unless the network is so large that it would take too long.
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
 * The nearest change of one column alone, in a tenth of the time. It stops after each column: whoever may not keep others waiting gives them a turn
 * there. `columns` are read one by one as they are come to.
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

/** What turns: the class, or the side of the goal. */
function decisionOf(network: AnsweringNetwork, goal: number | undefined): FlipSearch['decide'] | undefined {
  const { target } = network.encoder;
  if (target.type !== 'regression') return (outputs) => answeredClass(target, lastActivation(network.architecture), outputs);
  return goal === undefined ? undefined : ([output]) => (numberOfOutput(target, output) >= goal ? 1 : 0);
}

/** `looked`: the columns that there was time for. */
function* nearestOfOne(
  search: FlipSearch,
  columns: Iterable<SampledColumn>,
): Steps<{ readonly one: Flip | undefined; readonly looked: readonly SampledColumn[] }> {
  const { architecture, weights } = search.network;
  // One answer, with the inputs of all other columns folded away, which is done once for each column.
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
