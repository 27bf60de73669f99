import { encodeRow } from '../../dataset/encoding/encodeRow.ts';
import type { AnsweringNetwork } from '../model.ts';
import { nearestPair } from './flipPairs.ts';
import { answerWith, candidates, valueIn, type Candidate, type Flip, type FlipSearch } from './flipSearch.ts';
import type { SampledColumn } from './sampledColumns.ts';

/** The nearest change of one column, and one of two where that is nearer. */
export interface Flips {
  readonly one?: Flip;
  readonly two?: Flip;
}

/** Multiplications that a search may take: some tens of milliseconds. */
const WORK_LIMIT = 2e7;
/** A change of two columns is told where it is at most so much of that of one. */
const WORTH_TWO = 0.95;

/**
 * The nearest change of one column, or of two, that turns the answer for a row: numbers and dates in steps of about a hundredth of their standard
 * deviation and no further than the training rows go, categories to any other value. Both are absent for a number, which has no classes to turn to,
 * and where nothing within reach turns it. `columns`, the strongest first, are all looked at unless the network is so large that it would take too long.
 */
export function nearestFlips(network: AnsweringNetwork, cells: ReadonlyMap<string, string>, columns: readonly SampledColumn[]): Flips {
  const search = searchOf(network, cells);
  if (!search) return {};
  const { one, looked } = nearestOfOne(search, columns);
  const two = nearestPair(search, looked, (one?.distance ?? Infinity) * WORTH_TWO);
  return { ...(one ? { one } : {}), ...(two ? { two } : {}) };
}

/** The nearest change of one column alone, in a tenth of the time. */
export function nearestFlip(
  network: AnsweringNetwork,
  cells: ReadonlyMap<string, string>,
  columns: readonly SampledColumn[],
): Flip | undefined {
  const search = searchOf(network, cells);
  return search && nearestOfOne(search, columns).one;
}

/** Undefined for a number. */
function searchOf(network: AnsweringNetwork, cells: ReadonlyMap<string, string>): FlipSearch | undefined {
  const { target } = network.encoder;
  if (target.type === 'regression') return undefined;
  const start = { network, row: encodeRow(network.encoder, cells), target, answered: 0 };
  return { ...start, answered: answerWith(start, [])([]) };
}

/** `looked`: the columns that there was time for. */
function nearestOfOne(
  search: FlipSearch,
  columns: readonly SampledColumn[],
): { readonly one: Flip | undefined; readonly looked: readonly SampledColumn[] } {
  const { architecture, weights } = search.network;
  // One answer, with the inputs of all other columns folded away.
  const cost = weights.length - architecture.inputs * architecture.layers[0].units;
  let work = 0;
  let one: Flip | undefined;
  const looked: SampledColumn[] = [];
  for (const column of columns) {
    if (work > WORK_LIMIT) break;
    const steps = candidates(column, valueIn(column, search.row), one?.distance ?? Infinity);
    work += steps.length * (cost + column.inputs.length * architecture.layers[0].units);
    const found = nearestOf(search, column, steps);
    if (found && (!one || found.distance < one.distance)) one = found;
    looked.push(column);
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
