import { message } from '../message.ts';
import { optionFromText } from '../run/options/optionText.ts';
import { checkTrainOptions } from '../run/options/checkTrainOptions.ts';
import { isOptionName } from '../run/options/optionWords.ts';
import { UserError } from '../userError.ts';
import type { ExpectationFile, WrittenExpectation } from './expectation.ts';
import { readSentence } from './readSentence.ts';

/** A table row of the document, its 0-based line, and the header of the first column. */
interface Row {
  readonly line: number;
  readonly heading: string;
  readonly cells: readonly string[];
}

/**
 * Reads expectations from the tables of a Markdown document. Tables whose first column is "expectation" hold one per row. Those whose first
 * column is "option" hold the settings of the training (`table`, `model`, `target` and the options). All other text is for readers.
 */
export function readMarkdownExpectations(text: string): ExpectationFile {
  const rows = tableRows(text.split(/\r?\n/));
  const given = new Map(rows.filter(({ heading }) => /^options?$/i.test(heading)).map(({ cells: [name, value = ''] }) => [name, value]));
  const [table, model] = [given.get('table'), given.get('model')];
  given.delete('table');
  given.delete('model');
  const options = [...given].map(([name, value]) => [name, optionValue(name, value)]).filter(([, value]) => value !== undefined);
  return {
    ...(table === undefined ? {} : { table }),
    ...(model === undefined ? {} : { model }),
    options: checkTrainOptions(Object.fromEntries(options)),
    expectations: rows.filter(({ heading }) => /^expectations?$/i.test(heading)).map(readRow),
  };
}

function readRow({ line, cells: [text] }: Row): WrittenExpectation {
  try {
    return { line, text, expectation: readSentence(text) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { line, text, expectation: { type: 'unreadable', why: error.said } };
  }
}

function optionValue(name: string, text: string): unknown {
  if (isOptionName(name)) return optionFromText(name, text);
  if (name === 'target' || name === 'task') return text;
  if (name === 'features') return text.split(',').map((feature) => feature.trim());
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UserError(
      message('The option "{option}" has to be {range}, but is {value}.', { option: name, range: message('a value in JSON'), value: text }),
    );
  }
}

/** The rows below each table's header, outside code blocks. */
function tableRows(lines: readonly string[]): Row[] {
  const rows: Row[] = [];
  let fence: string | undefined;
  let heading: string | undefined;
  for (const [line, text] of lines.entries()) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(text)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    const cells = fence === undefined && mark === undefined ? cellsOf(text) : [];
    if (cells.length === 0) heading = undefined;
    else if (isRule(lines[line + 1])) heading = cells[0];
    else if (heading !== undefined && !isRule(text) && cells[0] !== '') rows.push({ line, heading, cells });
  }
  return rows;
}

function isRule(text = ''): boolean {
  const cells = cellsOf(text);
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** The cells of a table line, separated by |; \| is part of a cell. */
function cellsOf(text: string): string[] {
  if (!/(?<!\\)\|/.test(text)) return [];
  return text
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim()));
}

/** Removes code marks and escaping backslashes. */
function plain(cell: string): string {
  const code = /^(`+)(.*)\1$/.exec(cell);
  return (code ? code[2].trim() : cell).replace(code ? /\\(\|)/g : /\\([!-/:-@[-`{-~])/g, '$1');
}
