import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import { message } from '../message.ts';
import { checkTrainOptions } from '../run/options/checkTrainOptions.ts';
import { UserError } from '../userError.ts';
import { scoreNames, type Comparison, type Expectation, type ExpectationFile, type WrittenExpectation } from './expectation.ts';
import { readSentence } from './readSentence.ts';

const place = v.optional(v.pipe(v.string(), v.minLength(1)));
const fileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  table: place,
  model: place,
  options: v.optional(v.record(v.string(), v.unknown())),
  expect: v.array(v.unknown()),
});

const bound = v.union([v.number(), v.string()]);
const bounds = {
  atLeast: v.optional(bound),
  atMost: v.optional(bound),
  above: v.optional(bound),
  below: v.optional(bound),
  is: v.optional(bound),
};
const subject = { target: v.optional(v.string()), class: v.optional(v.string()) };
const rowSchema = v.strictObject({ row: v.unknown(), ...subject, ...bounds });
const neverSchema = v.strictObject({ never: v.picklist(['falls', 'rises']), with: v.string(), ...subject });
const scoreSchema = v.strictObject({ score: v.picklist(scoreNames), ...bounds });

type Bounds = Readonly<Partial<Record<keyof typeof bounds, string | number>>>;
const signs: readonly (readonly [keyof typeof bounds, Comparison])[] = [
  ['atLeast', '≥'],
  ['atMost', '≤'],
  ['above', '>'],
  ['below', '<'],
  ['is', '='],
];

/** The names of comparisons in JSON. */
export const comparisonNames = signs.map(([word]) => word);

/**
 * Reads expectations from JSON with comments. Throws a UserError that names the line if it is not valid JSON or does not have this form.
 */
export function readJsonExpectations(text: string): ExpectationFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  const [error] = errors;
  if (error || !root) {
    throw new UserError(
      message('Line {line} is not JSON: {what}.', {
        line: String(lineOf(error?.offset ?? 0) + 1),
        what: error ? printParseErrorCode(error.error) : 'ValueExpected',
      }),
    );
  }
  const checked = v.safeParse(fileSchema, getNodeValue(root));
  if (!checked.success) {
    const [issue] = checked.issues;
    const steps = (issue.path ?? []).map(({ key }) => key as string | number);
    const node = findNodeAtLocation(root, steps) ?? root;
    throw new UserError(
      message('Line {line}: "{where}" is not what it should be: {what}', {
        ...{ line: String(lineOf(node.offset) + 1), where: v.getDotPath(issue) ?? '', what: issue.message },
      }),
    );
  }
  const { table, model, options } = checked.output;
  const items = findNodeAtLocation(root, ['expect'])?.children ?? [];
  return {
    ...(table === undefined ? {} : { table }),
    ...(model === undefined ? {} : { model }),
    options: checkTrainOptions(options ?? {}),
    expectations: items.map((item) => readItem(item, lineOf(item.offset), text.slice(item.offset, item.offset + item.length))),
  };
}

function readItem(item: Node, line: number, source: string): WrittenExpectation {
  const value: unknown = getNodeValue(item);
  const text = typeof value === 'string' ? value : source.replace(/\s+/g, ' ');
  try {
    return { line, text, expectation: typeof value === 'string' ? readSentence(value) : readObject(item, value) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { line, text, expectation: { type: 'unreadable', why: error.said } };
  }
}

function readObject(item: Node, value: unknown): Expectation {
  const row = findNodeAtLocation(item, ['row']);
  const checkedRow = v.safeParse(rowSchema, value);
  if (row && checkedRow.success) {
    const [comparison, limit] = readBounds(checkedRow.output);
    return { type: 'row', cells: readCells(row), subject: subjectOf(checkedRow.output), comparison, bound: String(limit) };
  }
  const never = v.safeParse(neverSchema, value);
  if (never.success) return { type: 'never', subject: subjectOf(never.output), direction: never.output.never, column: never.output.with };
  const score = v.safeParse(scoreSchema, value);
  if (score.success) {
    const [comparison, limit] = readBounds(score.output);
    if (typeof limit === 'number') return { type: 'score', score: score.output.score, comparison, bound: limit };
  }
  throw new UserError(
    message(
      'This is not an expectation. One has "row" and a bound ("atLeast", "atMost", "above", "below" or "is"), "never" and "with", or "score" and a bound.',
    ),
  );
}

/** Read by hand, because a column may have the name of a special property like `__proto__`. */
function readCells(row: Node): Map<string, string | number> {
  const cells = new Map<string, string | number>();
  for (const { children: [key, value] = [] } of row.children ?? []) {
    const [column, cell] = [getNodeValue(key) as unknown, getNodeValue(value) as unknown];
    if (typeof column !== 'string' || (typeof cell !== 'string' && typeof cell !== 'number')) {
      throw new UserError(message('"row" has a text or a number for each column.'));
    }
    cells.set(column, cell);
  }
  if (row.type !== 'object') throw new UserError(message('"row" has a text or a number for each column.'));
  return cells;
}

function readBounds(given: Bounds): readonly [Comparison, string | number] {
  const named = signs.flatMap(([name, sign]) => (given[name] === undefined ? [] : [[sign, given[name]] as const]));
  if (named.length === 1) return named[0];
  throw new UserError(message('An expectation has one bound: "atLeast", "atMost", "above", "below" or "is".'));
}

function subjectOf(given: { readonly target?: string | undefined; readonly class?: string | undefined }): string[] {
  return [given.target, given.class].filter((part) => part !== undefined);
}
