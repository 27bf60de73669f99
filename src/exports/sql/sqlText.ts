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

/**
 * `name AS (SELECT before.*, columns FROM before)`: a step that adds columns to the step before. Materialized, because otherwise SQLite
 * substitutes each step's expressions into the next, which grow without bounds.
 */
export function sqlStep(name: string, from: string, columns: readonly SqlColumn[]): string {
  const lines = columns.map(({ name: column, expression, comment }, index) => {
    const comma = index === columns.length - 1 ? '' : ',';
    return `    ${expression} AS ${column}${comma}${comment === undefined ? '' : ` -- ${comment}`}`;
  });
  return [`${name} AS MATERIALIZED (`, '  SELECT', `    ${from}.*${columns.length > 0 ? ',' : ''}`, ...lines, `  FROM ${from}`, ')'].join(
    '\n',
  );
}
