import type { Column, ColumnKind } from '../../src/dataset/columns/column.ts';
import { taskRemark } from '../../src/dataset/columns/taskRemark.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { Association } from '../../src/dataset/cautions/association.ts';
import { writeCount, writePercent } from '../../src/writeNumber.ts';
import { hasOneValue } from '../choice/columnChoices.ts';
import { chosenFeatures, chosenKinds, chosenTarget, chosenTask, type ChoiceBase, type Edits } from '../choice/trainChoice.ts';
import { formatDate } from '../words/inputWords.ts';
import { formatCell, formatPercent } from '../words/numbers.ts';
import { shorten } from '../words/shorten.ts';

export type ColumnRole = 'target' | 'input' | 'left out';

/** One line of the data view. */
export interface ColumnRow {
  readonly column: Column;
  readonly role: ColumnRole;
  /** The roles that it can be given. */
  readonly roles: readonly ColumnRole[];
  /** Why it is left out. */
  readonly reason?: string;
  /** What the user has set it to against what was found. */
  readonly kind?: ColumnKind;
  /** "14 (3.5 %)"; absent when no cell is. */
  readonly missing?: string;
  /** "30 … 100", or the commonest value and its share. */
  readonly values: string;
  readonly association?: Association;
  /** What was found in it, and of the target how it is predicted. */
  readonly remarks: readonly string[];
}

/** Kinds that a column can be taken for; the others are facts. */
export const kindChoices = ['number', 'boolean', 'category', 'date', 'identifier', 'text'] as const satisfies readonly ColumnKind[];

/** All columns in the order of the file, as the next training would use them. */
export function columnRows(base: ChoiceBase & { readonly plan: RunPlan }, edits: Edits): ColumnRow[] {
  const { plan } = base;
  const target = chosenTarget(base, edits);
  const features = new Set(chosenFeatures(base, edits));
  const kinds = chosenKinds(base, edits);
  const associations = new Map(plan.associations.map((association) => [association.column, association]));
  return plan.columns.map((column): ColumnRow => {
    const { name } = column;
    const role = name === target ? 'target' : features.has(name) ? 'input' : 'left out';
    const isOnlyInput = role === 'input' && features.size === 1;
    const kind = kinds.get(name);
    const association = associations.get(name);
    const asTarget = role === 'target' ? taskRemark(column, chosenTask(base, edits)) : undefined;
    return {
      column,
      role,
      roles: rolesOf(column, role, isOnlyInput),
      ...(role === 'left out' ? { reason: column.leftOut ?? 'by your choice' } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(column.missing === 0 ? {} : { missing: missingWords(column, rowCount(plan, column)) }),
      values: valueWords(column, rowCount(plan, column)),
      ...(association && target === plan.recipe.target ? { association } : {}),
      remarks: asTarget === undefined ? column.remarks : [...column.remarks, asTarget],
    };
  });
}

function rolesOf(column: Column, role: ColumnRole, isOnlyInput: boolean): ColumnRole[] {
  if (role === 'target') return ['target'];
  const canBeInput = role === 'input' || !hasOneValue(column);
  return [
    ...(column.tasks.length > 0 ? (['target'] as const) : []),
    ...(canBeInput ? (['input'] as const) : []),
    ...(isOnlyInput ? [] : (['left out'] as const)),
  ];
}

/** Rows of the table: counted in the column itself where that was done, since the plan counts only those that it uses. */
function rowCount({ rows }: RunPlan, { distribution, missing, invalid }: Column): number {
  const used = rows.train + rows.validation + rows.test + rows.skipped;
  if (!distribution) return Math.max(used, missing);
  const counted =
    distribution.type === 'histogram'
      ? total(distribution.counts)
      : total(distribution.bars.map(({ count }) => count)) + distribution.others;
  return Math.max(counted + missing + invalid, used);
}

function missingWords({ missing }: Column, rows: number): string {
  return `${writeCount(missing)} (${shareWords(missing / Math.max(1, rows))})`;
}

function valueWords({ kind, range, distribution, distinct, missing }: Column, rows: number): string {
  if (kind === 'empty') return 'no values';
  if (range && kind === 'date') return `${formatDate(range.min)} … ${formatDate(range.max)}`;
  if (range && kind === 'number') return `${formatCell(range.min)} … ${formatCell(range.max)}`;
  const commonest = distribution?.type === 'bars' ? distribution.bars.at(0) : undefined;
  if (!commonest || commonest.count <= 1) return `${writeCount(distinct)} different`;
  return `${shorten(commonest.value, 24)} (${shareWords(commonest.count / Math.max(1, rows - missing))})`;
}

/** Tenths of a percent where they say something. */
function shareWords(share: number): string {
  return share >= 0.1 ? writePercent(share, 0) : formatPercent(share);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A column's strength as it is written, and what it is in words: "0.81", "correlation 0.81". */
export function associationText({ type, strength }: Association): { readonly short: string; readonly long: string } {
  // What is almost 1 must not be shown as 1.
  const short = formatCell(Number(strength.toFixed(Math.abs(strength) >= 0.995 ? 3 : 2)));
  return { short, long: `${type} ${formatCell(Number(strength.toFixed(3)))}` };
}
