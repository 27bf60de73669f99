import { floatLiteral } from '../code/codeStyle.ts';

/** A text literal in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The quoted name of a column or table, with any characters. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A number that no database takes for an integer. */
export function sqlNumber(value: number): string {
  return floatLiteral(value);
}

/** Longer sums are added up in groups, because databases limit the depth of expressions. */
const GROUP = 100;

/** The sum of these expressions. */
export function sqlSum(summands: readonly string[]): string {
  if (summands.length <= GROUP) return summands.join(' + ').replaceAll('+ -', '- ');
  const groups: string[] = [];
  for (let start = 0; start < summands.length; start += GROUP) groups.push(`(${sqlSum(summands.slice(start, start + GROUP))})`);
  return sqlSum(groups);
}

/** "expression AS name" on a line of its own. */
export interface SqlColumn {
  readonly name: string;
  readonly expression: string;
  readonly comment?: string;
}

/** A step that adds columns to those of the step before. */
export interface SqlStep {
  readonly name: string;
  readonly columns: readonly SqlColumn[];
}

/** Steps with fewer columns than this hand all of them on. PostgreSQL allows 1664 columns, SQLite 2000. */
const MOST_HANDED_ON = 1500;

/**
 * `name AS (SELECT before.*, columns FROM before)` for each step, beginning with a table. Materialized, because otherwise SQLite
 * substitutes each step's expressions into the next, which grow without bounds. If there would be too many columns for a database, a step
 * hands on only those of the table, whose quoted names are `kept`, and those that a later step or `last` refers to. `mostColumns` is the
 * limit for one step.
 */
export function writeSteps(
  table: string,
  kept: readonly string[],
  steps: readonly SqlStep[],
  last: readonly SqlColumn[],
): { readonly texts: readonly string[]; readonly mostColumns: number } {
  const all = kept.length + steps.reduce((sum, { columns }) => sum + columns.length, 0);
  if (all < MOST_HANDED_ON) {
    return { texts: steps.map((step, at) => stepText(step, steps[at - 1]?.name ?? table, undefined)), mostColumns: all };
  }
  const neededAfter = namesNeededAfter(steps, last);
  const texts: string[] = [];
  let [own, mostColumns]: [readonly string[], number] = [[], 0];
  for (const [at, step] of steps.entries()) {
    const handedOn = own.filter((name) => neededAfter[at].has(name));
    texts.push(stepText(step, steps[at - 1]?.name ?? table, [...kept, ...handedOn]));
    mostColumns = Math.max(mostColumns, kept.length + handedOn.length + step.columns.length);
    own = [...handedOn, ...step.columns.map(({ name }) => name)];
  }
  return { texts, mostColumns };
}

/** For each step the names that later expressions refer to. They may include words that are not names of columns. */
function namesNeededAfter(steps: readonly SqlStep[], last: readonly SqlColumn[]): ReadonlySet<string>[] {
  const needed: ReadonlySet<string>[] = [];
  let later = namesIn(last);
  for (const { columns } of steps.toReversed()) {
    needed.unshift(later);
    later = new Set([...later, ...namesIn(columns)]);
  }
  return needed;
}

function namesIn(columns: readonly SqlColumn[]): Set<string> {
  return new Set(columns.flatMap(({ expression }) => expression.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
}

function stepText({ name, columns }: SqlStep, from: string, handedOn: readonly string[] | undefined): string {
  const lines = columns.map(({ name: column, expression, comment }, index) => {
    const comma = index === columns.length - 1 ? '' : ',';
    return `    ${expression} AS ${column}${comma}${comment === undefined ? '' : ` -- ${comment}`}`;
  });
  const before = `    ${handedOn?.join(', ') ?? `${from}.*`}${columns.length > 0 ? ',' : ''}`;
  return [`${name} AS MATERIALIZED (`, '  SELECT', before, ...lines, `  FROM ${from}`, ')'].join('\n');
}
