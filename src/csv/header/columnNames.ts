import { message, plural, type Message } from '../../message.ts';

/** The names of the columns, messages about changed names, and whether they come from the first record. */
export interface ColumnNames {
  /** Unique and nonempty, one per cell of the first record. */
  readonly names: readonly string[];
  /** False if the first record is data and the names are generated. */
  readonly hasHeader: boolean;
  readonly warnings: readonly Message[];
}

const number = /^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i;
/** Spaces other than a single plain one. */
const unusualSpace = /\s{2}|[^\S ]/;
/** At most this many nameless columns are listed in a message. */
const namedColumns = 5;

/**
 * Names for the columns of a table, given its first record and that record's 0-based line. A record with only numbers is data; `isRow` says
 * that this one is data too.
 */
export function columnNames(firstCells: readonly string[], line: number, isRow = false): ColumnNames {
  const holdsNumbers = firstCells.every((cell) => number.test(cell.trim()));
  if (holdsNumbers || isRow) {
    const names = firstCells.map((_, index) => `column ${index + 1}`);
    const args = { line: String(line + 1) };
    const warning = holdsNumbers
      ? message(
          'Line {line} holds numbers and no names of columns: it was read as a row, and the columns are called "column 1", "column 2", ….',
          args,
        )
      : message(
          'Line {line} looks like the rows below it and not like names of columns: it was read as a row, and the columns are called "column 1", "column 2", ….',
          args,
        );
    return { names, hasHeader: false, warnings: [warning] };
  }
  const warnings: Message[] = [];
  const written = firstCells.map((cell) => (unusualSpace.test(cell) ? cell.replace(/\s+/g, ' ').trim() : cell.trim()));
  // Created on demand, because in most tables all names differ.
  let reserved: ReadonlySet<string> | undefined;
  const taken = new Set<string>();
  const copies = new Map<string, number>();
  const names = written.map((name, index) => {
    const wanted = name === '' ? `column ${index + 1}` : name;
    let unique = wanted;
    // A later column may really be called "a (2)" and must keep its name.
    while (taken.has(unique) || (unique !== name && (reserved ??= new Set(written)).has(unique))) {
      // Continues after the last copy of this name, so that thousands of equal names stay fast.
      const copy = (copies.get(wanted) ?? 1) + 1;
      copies.set(wanted, copy);
      unique = `${wanted} (${copy})`;
    }
    taken.add(unique);
    if (unique === name) return unique;
    const args = { index: String(index + 1), unique };
    if (name === '') warnings.push(message('Column {index} has no name; it is called "{unique}" here.', args));
    else
      warnings.push(message('Column {index} has the same name as another one, "{name}"; it is called "{unique}" here.', { ...args, name }));
    return unique;
  });
  return { names, hasHeader: true, warnings: [...shortened(warnings), ...lookingAlike(names)] };
}

const otherLetters = /[^ -~]/;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** A word on the first two names that look the same, such as "age" and "age" with a space of no width. */
function lookingAlike(names: readonly string[]): Message[] {
  if (!names.some((name) => otherLetters.test(name))) return [];
  const placeOf = new Map<string, number>();
  for (const [place, name] of names.entries()) {
    const looks = otherLetters.test(name) ? name.normalize('NFC').replace(invisible, '') : name;
    const known = placeOf.get(looks);
    if (known !== undefined) {
      const args = { first: String(known + 1), second: String(place + 1), name: looks };
      return [
        message('Columns {first} and {second} have names that look the same, "{name}": they differ in characters that are not seen.', args),
      ];
    }
    placeOf.set(looks, place);
  }
  return [];
}

function shortened(warnings: readonly Message[]): readonly Message[] {
  if (warnings.length <= namedColumns) return warnings;
  return [
    ...warnings.slice(0, namedColumns),
    plural(
      warnings.length - namedColumns,
      '{count} more column has no name or that of another one; it is numbered in the same way.',
      '{count} more columns have no name or that of another one; they are numbered in the same way.',
    ),
  ];
}
