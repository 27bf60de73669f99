import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import { csvLine } from './csvLine.ts';
import type { FileBytes } from './tableFormat.ts';

const PIECE_BYTES = 1 << 20;
/** Longer lines are rejected. */
const LONGEST_LINE = 32_000_000;
const MOST_COLUMNS = 100_000;

/**
 * JSON lines as CSV, with a column for each key that occurs and nested keys joined by points. The file is read twice, since a key may first
 * occur in the last line. Throws a UserError that names a line that is not an object.
 */
export async function* readJsonLines(file: FileBytes): AsyncGenerator<string> {
  const names = new Set<string>();
  for await (const record of records(file)) {
    for (const name of record.keys()) names.add(name);
    if (names.size > MOST_COLUMNS)
      throw new UserError(message('The lines have more than {most} different keys: no more columns can be read.', { most: MOST_COLUMNS }));
  }
  if (names.size === 0) throw new UserError(message('The file holds no JSON objects, one on each line.'));
  const columns = [...names];
  yield csvLine(columns);
  let text = '';
  for await (const record of records(file)) {
    text += csvLine(columns.map((name) => record.get(name)));
    if (text.length < PIECE_BYTES) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function* records(file: FileBytes): AsyncGenerator<ReadonlyMap<string, unknown>> {
  let number = 0;
  for await (const line of lines(file)) {
    number++;
    if (line.trim() === '') continue;
    const record = new Map<string, unknown>();
    flatten(parse(line, number), '', record);
    yield record;
  }
}

async function* lines(file: FileBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let at = 0; at < file.byteLength; at += PIECE_BYTES) {
    const found = (rest + decoder.decode(await file.slice(at, Math.min(at + PIECE_BYTES, file.byteLength)), { stream: true })).split('\n');
    rest = found.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new UserError(
        message('A line is longer than {most} million characters: the file holds no JSON lines.', { most: LONGEST_LINE / 1e6 }),
      );
    yield* found;
  }
  yield rest + decoder.decode();
}

function parse(line: string, number: number): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // JSON.parse's own message is about positions and tokens.
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UserError(message('Line {line} is not a JSON object: each line has to be one, such as {"name": 1}.', { line: String(number) }));
}

function flatten(value: object, prefix: string, into: Map<string, unknown>): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const name = prefix + key;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) flatten(inner, `${name}.`, into);
    else into.set(name, inner);
  }
}
