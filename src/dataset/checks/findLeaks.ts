import { message, sentences, type Message } from '../../message.ts';
import { withMinus, writeShare } from '../../writeNumber.ts';
import type { Column } from '../columns/column.ts';
import { tellsGroups } from './associationMeasures.ts';
import { associate, filledCells } from './findAssociations.ts';
import type { Recipe } from '../columns/recipe/recipe.ts';
import type { ColumnSample, TrainingSample } from './trainingSample.ts';

/** An association with the target that is this strong determines it. */
const almostCertain = 0.999;
const fewestRows = 20;
const fewestRowsPerGroup = 5;

/** A column that gives the answer away, and an explanation for the user. */
export interface Leak {
  readonly column: string;
  readonly said: Message;
}

/**
 * The features that alone give the answer away, with the reason: a number that is the target except for scale, sign or noise; numbers far
 * apart by class; categories with one class each; a number that rises along a file sorted by class; cells that are filled only for some
 * answers.
 */
export function findLeaks(columns: readonly Column[], recipe: Recipe, sample: TrainingSample): Leak[] {
  if (sample.rowCount < fewestRows) return [];
  const { target, classCount } = sample;
  const features = new Set(recipe.features);
  const isSorted = classCount > 0 && isSortedByClass(target, classCount);
  return columns.flatMap((column) => {
    if (!features.has(column.name) || (column.distinct < 2 && column.missing === 0)) return [];
    const read = sample.read(column);
    const reason = leakReason(read, target, classCount, isSorted) ?? absenceReason(read, target, classCount);
    if (reason === undefined) return [];
    // If there are no other features, such a column is the table's subject.
    const advice =
      features.size === 1
        ? message('That is all there is to learn here.')
        : message('If it is not known yet when the answer is wanted, leave it out: the test would promise too much.');
    return [{ column: column.name, said: sentences(reason({ column: column.name, target: recipe.target }), advice) }];
  });
}

/** Whether a cell is filled in counts as a column, because the network receives it as an input. */
function absenceReason(sample: ColumnSample, target: Float64Array, classCount: number): Reason | undefined {
  const filled = filledCells(sample);
  if (!filled) return undefined;
  // Filled or blank cannot distinguish three answers.
  const strength = classCount > 0 ? tellsGroups(filled.values, 2, target, classCount) : associate(filled, target, classCount).strength;
  return Math.abs(strength) > almostCertain
    ? (names) => message('Leak? "{column}" tells "{target}" by whether it is filled in at all.', names)
    : undefined;
}

type Reason = (names: { readonly column: string; readonly target: string }) => Message;

function leakReason(sample: ColumnSample, target: Float64Array, classCount: number, isSorted: boolean): Reason | undefined {
  if (filledCount(sample) < fewestRows) return undefined;
  if (sample.type === 'categories') {
    const { groups, groupCount } = sample;
    const isFew = (groupCount - 1) * fewestRowsPerGroup <= target.length;
    const strength = classCount > 0 ? tellsGroups(groups, groupCount, target, classCount) : associate(sample, target, 0).strength;
    if (!isFew || strength <= almostCertain) return undefined;
    return (names) => message('Leak? "{column}" alone tells "{target}": each of its values goes with one answer.', names);
  }
  const { strength } = associate(sample, target, classCount);
  if (classCount <= 2 && Math.abs(strength) > almostCertain) {
    const correlation = writeCorrelation(strength);
    return (names) =>
      message('Leak? "{column}" goes with "{target}" almost exactly (correlation {correlation}).', { ...names, correlation });
  }
  if (isSorted && isRising(sample.values)) {
    return (names) => message('Leak? "{column}" rises from row to row, and the file is sorted by "{target}".', names);
  }
  if (classCount > 0 && areFarApart(sample.values, target, classCount)) {
    return (names) => message('Leak? "{column}" alone tells "{target}": its numbers are far apart from class to class.', names);
  }
  return undefined;
}

/** Almost 1 is not written as 1, except where only the arithmetic has rounded. */
function writeCorrelation(strength: number): string {
  const size = Math.abs(strength);
  return withMinus(`${strength < 0 ? '-' : ''}${writeShare(size > 1 - 1e-9 ? 1 : size, 4)}`);
}

/** What few cells have in common may be chance. */
function filledCount(sample: ColumnSample): number {
  if (sample.type === 'numbers') return sample.values.reduce((count, value) => count + (value === value ? 1 : 0), 0);
  return sample.groups.reduce((count, group) => count + (group >= 0 ? 1 : 0), 0);
}

function isSortedByClass(target: Float64Array, classCount: number): boolean {
  let changes = 0;
  for (let i = 1; i < target.length; i++) if (target[i] !== target[i - 1]) changes++;
  return changes === new Set(target).size - 1 && classCount > 1;
}

function isRising(values: Float64Array): boolean {
  const rises = (sign: number) => values.every((value, i) => i === 0 || (value - values[i - 1]) * sign > 0);
  return rises(1) || rises(-1);
}

/** True if the ranges of all classes are separated by more than half of the widest one. */
function areFarApart(values: Float64Array, target: Float64Array, classCount: number): boolean {
  const ranges = Array.from({ length: classCount }, () => ({ min: Infinity, max: -Infinity, count: 0 }));
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i]) continue;
    const range = ranges[target[i]];
    range.min = Math.min(range.min, values[i]);
    range.max = Math.max(range.max, values[i]);
    range.count++;
  }
  const present = ranges.filter(({ count }) => count > 0).sort((a, b) => a.min - b.min);
  if (present.length < 2 || present.some(({ count }) => count < fewestRowsPerGroup)) return false;
  const widest = Math.max(...present.map(({ min, max }) => max - min));
  return present.every(({ min }, index) => index === 0 || min - present[index - 1].max > widest / 2);
}
