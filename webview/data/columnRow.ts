import { listOf, message, verbatim, type Message } from '../../src/message.ts';
import { describeLeftOut } from '../../src/dataset/columns/recipe/leftOut.ts';
import type { Column, ColumnKind } from '../../src/dataset/columns/column.ts';
import { taskRemark } from '../../src/dataset/columns/remarks/taskRemark.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { Association } from '../../src/dataset/checks/association.ts';
import { writeColumnRange } from '../../src/dataset/columns/columnRange.ts';
import { writeCount, writePercent } from '../../src/writeNumber.ts';
import { hasOneValue } from '../choice/columnChoices.ts';
import {
  chosenFeatures,
  chosenKinds,
  chosenMarks,
  chosenMerges,
  chosenTarget,
  chosenTask,
  type ChoiceBase,
  type Edits,
} from '../choice/trainChoice.ts';
import { formatCell, formatPercent } from '../words/numbers.ts';
import { shorten } from '../words/shorten.ts';

export type ColumnUse = 'target' | 'input' | 'left out';

/** What a role is called. */
export const roleWords: Readonly<Record<ColumnUse, Message>> = {
  target: message('target'),
  input: message('input'),
  'left out': message('left out'),
};

/** One line of the data view. */
export interface ColumnRow {
  readonly column: Column;
  readonly role: ColumnUse;
  /** The roles that the column can be given. */
  readonly roles: readonly ColumnUse[];
  /** Why it is left out, without a full stop. */
  readonly reason?: Message;
  /** Set by the user in place of the detected kind. */
  readonly kind?: ColumnKind;
  /** "14 (3.5 %)"; absent when no cell is missing. */
  readonly missing?: string;
  /** "30 … 100", or the most frequent value and its share. */
  readonly values: Message;
  readonly association?: Association;
  /** The texts that mark a missing value: the user's or the detected ones, and whether they are the user's. */
  readonly marks: readonly string[];
  readonly areMarksChosen: boolean;
  /** One-click changes of its marks and spellings. */
  readonly actions: readonly ColumnAction[];
  /** What was found in it; for the target also how it is predicted. */
  readonly remarks: readonly Message[];
}

/** A change of how cells are read: a text as a missing value or as a value, spellings as one value or as several. */
export type ColumnAction =
  | { readonly type: 'marks'; readonly label: Message; readonly marks: readonly string[] }
  | { readonly type: 'merge'; readonly label: Message; readonly isMerged: boolean };

/** Kinds that a user can choose; the others are facts. */
export const kindChoices = ['number', 'boolean', 'category', 'date', 'identifier', 'text'] as const satisfies readonly ColumnKind[];

/** All columns in the order of the file, as the next training would use them. */
export function columnRows(base: ChoiceBase & { readonly plan: RunPlan }, edits: Edits): ColumnRow[] {
  const { plan } = base;
  const target = chosenTarget(base, edits);
  const features = new Set(chosenFeatures(base, edits));
  const kinds = chosenKinds(base, edits);
  const chosen = chosenMarks(base, edits);
  const merges = chosenMerges(base, edits);
  const associations = new Map(plan.associations.map((association) => [association.column, association]));
  return plan.columns.map((column): ColumnRow => {
    const { name } = column;
    const role = name === target ? 'target' : features.has(name) ? 'input' : 'left out';
    const isOnlyInput = role === 'input' && features.size === 1;
    const kind = kinds.get(name);
    const association = associations.get(name);
    const marks = chosen.get(name) ?? takenMarks(column);
    const asTarget = role === 'target' ? taskRemark(column, chosenTask(base, edits)) : undefined;
    return {
      column,
      role,
      roles: rolesOf(column, role, isOnlyInput),
      ...(role === 'left out' ? { reason: column.leftOut ? describeLeftOut(column.leftOut) : message('by your choice') } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(column.missing === 0 ? {} : { missing: missingWords(column, rowCount(plan, column)) }),
      values: usualValues(column, rowCount(plan, column)),
      ...(association && target === plan.recipe.target ? { association } : {}),
      marks,
      areMarksChosen: chosen.has(name),
      actions: [...markActions(column, marks), ...mergeActions(column, merges.has(name))],
      remarks: asTarget === undefined ? column.remarks : [...column.remarks, asTarget],
    };
  });
}

/** Texts from a comma-separated field; a text that contains a comma or begins with a quote is in double quotes, with its own ones doubled. */
export function readMarks(field: string): readonly string[] {
  const found = field.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))(?:,|$)/g);
  const marks = Array.from(found, ([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
  return [...new Set(marks.filter((mark) => mark !== ''))];
}

/** The field for these texts: the inverse of `readMarks`. */
export function writeMarks(marks: readonly string[]): string {
  return marks.map((mark) => (/,|^"/.test(mark) ? `"${mark.replaceAll('"', '""')}"` : mark)).join(', ');
}

/** One-click merges of spellings, by feature. */
export function spellingActions({ columns, recipe }: RunPlan): { readonly column: string; readonly label: Message }[] {
  const used = new Set([recipe.target, ...recipe.features]);
  const separate = columns.filter(({ name, fold }) => used.has(name) && fold === undefined);
  return separate
    .flatMap((column) => mergeActions(column, false).map(({ label }) => ({ column: column.name, label })))
    .slice(0, mostActions);
}

function takenMarks({ markCounts = [] }: Column): readonly string[] {
  return markCounts.flatMap(({ mark, takenAs }) => (takenAs === 'missing' ? [mark] : []));
}

/** At most this many marks get a button. */
const mostActions = 5;

function markActions({ markCounts = [] }: Column, marks: readonly string[]): ColumnAction[] {
  return markCounts.slice(0, mostActions).map(({ mark }): ColumnAction => {
    const isMissing = marks.includes(mark);
    return {
      type: 'marks',
      label: isMissing
        ? message('Take "{mark}" for a value', { mark: shorten(mark, 24) })
        : message('Take "{mark}" for a missing value', { mark: shorten(mark, 24) }),
      marks: isMissing ? marks.filter((other) => other !== mark) : [...marks, mark],
    };
  });
}

function mergeActions({ spellings, fold }: Column, isMerged: boolean): ColumnAction[] {
  if (isMerged && fold) return [{ type: 'merge', label: message('Keep different spellings apart'), isMerged: false }];
  if (isMerged || !spellings || spellings.alike.length === 0) return [];
  const [{ texts }] = spellings.alike;
  const named = texts.slice(0, 3).map(({ text }) => `"${shorten(text, 24)}"`);
  const others = texts.length > named.length || spellings.alike.length > 1 ? ['…'] : [];
  return [{ type: 'merge', label: message('Make {texts} one', { texts: listOf([...named, ...others], 'comma') }), isMerged: true }];
}

function rolesOf(column: Column, role: ColumnUse, isOnlyInput: boolean): ColumnUse[] {
  if (role === 'target') return ['target'];
  const canBeInput = role === 'input' || !hasOneValue(column);
  return [
    ...(column.tasks.length > 0 ? (['target'] as const) : []),
    ...(canBeInput ? (['input'] as const) : []),
    ...(isOnlyInput ? [] : (['left out'] as const)),
  ];
}

/** Rows of the table: counted in the column itself where possible, since the plan counts only the rows that it uses. */
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

function usualValues(column: Column, rows: number): Message {
  const { kind, distribution, distinct, missing } = column;
  if (kind === 'empty') return message('no values');
  const range = writeColumnRange(column);
  if (range !== undefined) return verbatim(range);
  const commonest = distribution?.type === 'bars' ? distribution.bars.at(0) : undefined;
  if (!commonest || commonest.count <= 1) return message('{count} different', { count: distinct });
  return verbatim(`${shorten(commonest.value, 24)} (${shareWords(commonest.count / Math.max(1, rows - missing))})`);
}

/** A share in percent, with tenths where they matter. */
function shareWords(share: number): string {
  return share >= 0.1 ? writePercent(share, 0) : formatPercent(share);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A column's strength as a number and in words: "0.81", "correlation 0.81". */
export function associationText({ type, strength }: Association): { readonly short: string; readonly long: Message } {
  const short = formatCell(roundStrength(strength, Math.abs(strength) >= 0.995 ? 3 : 2));
  const args = { strength: formatCell(roundStrength(strength, 3)) };
  return { short, long: type === 'correlation' ? message('correlation {strength}', args) : message('association {strength}', args) };
}

/** Almost 1 must not be shown as 1, except where only the arithmetic has rounded. */
function roundStrength(strength: number, decimals: number): number {
  const rounded = Number(strength.toFixed(decimals));
  const isAlmost = Math.abs(rounded) === 1 && Math.abs(strength) < 1 - 1e-9;
  return isAlmost ? rounded * (1 - 10 ** -decimals) : rounded;
}
