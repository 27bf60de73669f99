import { floatLiteral } from '../code/codeStyle.ts';

/** A text in SQL's quotes. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The name of a column or a table, whatever stands in it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A number that no database takes for a whole one. */
export function sqlNumber(value: number): string {
  return floatLiteral(value);
}

/** More summands than this are added up in groups: databases limit how deep an expression may be. */
const GROUP = 100;

/** The sum of these. */
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
 * `name AS (SELECT before.*, columns FROM before)`: a step that adds columns to those of the step before. Materialized: else SQLite puts each
 * step's expressions into those of the next, which grow without bounds.
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
