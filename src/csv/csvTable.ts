import type { Message } from '../message.ts';

/** The delimiters that are recognized; a space stands for a run of spaces, U+0001 and U+001F are what Hive and ASCII separate with. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ' | '^' | '~' | '::' | '\u0001' | '\u001F';

/** How the lines of a table are written; see `plainLines`. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Absent where double quotes enclose cells. */
  readonly quoting?: Quoting;
}

/**
 * `single`: cells stand in 'quotes' of one stroke; `print`: they stand in quotes of print, “…”, „…“ or «…»; `line`: each whole line stands in quotes, as a table that was saved as CSV twice has it; `frame`:
 * the table is drawn with lines of dashes and bars, as Markdown and what databases print have it.
 */
export type Quoting = 'single' | 'print' | 'line' | 'frame';

/** What Orange says of a column: `target`, the class; `meta`, no input, as it says of names and of what is to be ignored; `category`, an input of names though they may be digits. */
export type ColumnRole = 'target' | 'meta' | 'category' | 'input';

/** One record of the text. Lines are 0-based document lines, both inclusive; a quoted line break makes them differ. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly startLine: number;
  readonly endLine: number;
}

/** Indexes of texts, as narrow as their number allows; −1 for none. */
export type CellCodes = Int8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** The cells of one column, row by row. Plain numbers (see `plainNumber`) are kept as such, everything else as text, each text once. */
export interface CellColumn {
  readonly length: number;
  /** The number of each cell; NaN for a cell that is kept as text. Empty when all cells are texts. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** For each cell the index of its text in `texts`, −1 for a number; absent when all cells are numbers. */
  readonly codes?: CellCodes;
  /** The different texts as they stand in the file, without the spaces around them, in the order of their first cells. */
  readonly texts: readonly string[];
  /** How many digits plain numbers have behind the point, as written: bit n is set where some have n ("1.250" has 3), bit 31 for more. Absent when none has a point. */
  readonly fractionDigits?: number;
}

/** A record that was left out because it has too few or too many cells; its 0-based line. */
export interface RaggedRecord {
  readonly startLine: number;
  readonly cellCount: number;
}

/** What else stands in the text beside names and rows; each is absent where it is not so. */
export interface TableMarks {
  /** How many lines of notes stand above the table; absent where there are none. */
  readonly linesAbove?: number;
  /** True when the lines that begin as comments do above the names or the first row are comments. */
  readonly hasLeadingComments?: boolean;
  /** True when the names stand in the last of these lines. */
  readonly hasCommentedHeader?: boolean;
  /** True when a delimiter at the end of the header separates nothing. */
  readonly hasTrailingDelimiter?: boolean;
  /** True when the first column has no name in the header because R has written the names of the rows there. */
  readonly hasRowNames?: boolean;
  /**
   * On which lines records begin below the names that are no rows, counted from the line of the names: types of Orange, questions of a survey, a
   * line that underlines the names.
   */
  readonly linesBelowNames?: readonly number[];
  /** True when rows at the end were left out because they sum up those above. */
  readonly hasTotals?: boolean;
}

/** Header and rows of one document version, column by column, so that a million rows fit into memory. */
export interface CsvTable extends Dialect, TableMarks {
  /** One unique, non-empty name per column, in the order of the file. */
  readonly names: readonly string[];
  /** False when the first record is a row already and the names are made up. */
  readonly hasHeader: boolean;
  /** 0-based document line of the names, or of the first row where there are none. */
  readonly headerLine: number;
  readonly rowCount: number;
  /** What lines below the names say of each column; absent where there are none. */
  readonly roles?: readonly ColumnRole[];
  /** One per name. */
  readonly columns: readonly CellColumn[];
  /** 0-based document line on which each row begins. */
  readonly startLines: Uint32Array<ArrayBuffer>;
  /** True when some record spans several lines. */
  readonly hasMultilineRecords: boolean;
  /** Records left out because they have too few or too many cells. */
  readonly ragged: readonly RaggedRecord[];
  /** What was done to read the text, for the user. */
  readonly warnings: readonly Message[];
}

/** The text of a cell, without the spaces around it; a plain number as JavaScript writes it ("0.50" as "0.5"). */
export function cellText({ numbers, codes, texts }: CellColumn, row: number): string {
  const code = codes ? codes[row] : -1;
  return code < 0 ? String(numbers[row]) : texts[code];
}
