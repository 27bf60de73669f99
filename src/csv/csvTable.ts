import type { Message } from '../message.ts';

/** Recognized delimiters. A space stands for a run of spaces; U+0001 and U+001F are used by Hive and ASCII. */
export type Delimiter = ',' | ';' | '\t' | '|' | '¦' | ' ' | '^' | '~' | ':' | '::' | '\u0001' | '\u001F';

/** How the lines of a table are written; see `plainLines`. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Absent if cells are enclosed in double quotes. */
  readonly quoting?: Quoting;
}

/**
 * `single`: cells in 'single quotes'; `print`: cells in typographic quotes, “…”, „…“ or «…»; `line`: each whole line in quotes, as in a
 * table saved as CSV twice; `frame`: the table is drawn with dashes and bars, as in Markdown and in output of databases; `escaped`: cells in
 * double quotes, with a backslash before each quote and backslash inside, as MySQL and Spark write them; `tailed`: each line ends with
 * semicolons that separate nothing, as in a table of commas that a spreadsheet saved from a single column.
 */
export type Quoting = 'single' | 'print' | 'line' | 'frame' | 'escaped' | 'tailed';

/**
 * The role of a column according to Orange: `target` is the class; `meta` is not an input, like names and ignored columns; `category` is a
 * categorical input, even if its values are digits.
 */
export type ColumnRole = 'target' | 'meta' | 'category' | 'input';

/**
 * One record of the text. `startLine` and `endLine` are 0-based document lines, both inclusive; they differ if a quoted cell contains line
 * breaks.
 */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly startLine: number;
  readonly endLine: number;
}

/** Indexes of texts, in the narrowest suitable type; −1 for none. */
export type CellCodes = Int8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** A text that has spaces before or after it in `count` cells, and none in others. */
export interface PaddedText {
  readonly text: string;
  readonly count: number;
}

/**
 * The cells of one column, row by row. Plain numbers (see `plainNumber`) are stored as numbers, everything else as text, each distinct text
 * once.
 */
export interface CellColumn {
  readonly length: number;
  /** The number of each cell; NaN if the cell is stored as text. Empty if all cells are texts. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** For each cell the index of its text in `texts`, −1 for a number; absent if all cells are numbers. */
  readonly codes?: CellCodes;
  /** The distinct texts as in the file, trimmed, in the order of first occurrence. */
  readonly texts: readonly string[];
  /**
   * How many digits plain numbers have after the point, as written: bit n is set if some have n ("1.250" has 3), bit 31 for more. Absent if
   * none has a point.
   */
  readonly fractionDigits?: number;
  /** A number that stands among texts in two notations, such as 1 and "1.0"; absent if there is none. */
  readonly twoNotations?: readonly [string, string];
  /** True for texts such as 1.9, 1.10 and 1.11, which follow one another as versions do. */
  readonly areVersions?: true;
  /** A number in two notations that may be two versions or chapters, such as "1.1" and "1.10"; absent if there is none. */
  readonly maybeVersions?: readonly [string, string];
  /** The texts that have spaces around them in some cells only; absent if there are none. */
  readonly padded?: readonly PaddedText[];
}

/** A record that was set aside because it has too few or too many cells; its 0-based line. */
export interface RaggedRecord {
  readonly startLine: number;
  readonly cellCount: number;
}

/**
 * How several lines form the names. `levels`: names above names, as in pandas and in merged cells of spreadsheets; `rowNames`: in addition,
 * a line that only names the rows; `choices`: a survey's choices below the question that they share.
 */
export type NamesIn = 'levels' | 'rowNames' | 'choices';

/** Special features of the text besides names and rows. Each is absent if it does not apply. */
export interface TableMarks {
  /** Number of lines with notes above the table. */
  readonly linesAbove?: number;
  /** True if the lines that look like comments above the names or the first row are comments. */
  readonly hasLeadingComments?: boolean;
  /** True if the names are in the last of these lines. */
  readonly hasCommentedHeader?: boolean;
  /** True if the header ends with a delimiter that separates nothing. */
  readonly hasTrailingDelimiter?: boolean;
  /** True if the first column has no name in the header, because it holds R's row names. */
  readonly hasRowNames?: boolean;
  /**
   * Lines of the records directly below the names that are not rows, relative to the line of the names: Orange's types, a survey's
   * questions, or a line that underlines the names.
   */
  readonly linesBelowNames?: readonly number[];
  /** How these lines and the first one form the names; absent if they contain none. */
  readonly namesIn?: NamesIn;
  /** True if rows at the end were left out because they are totals of those above. */
  readonly hasTotals?: boolean;
}

/** Header and rows of one version of a document, stored by column, so that a million rows fit in memory. */
export interface CsvTable extends Dialect, TableMarks {
  /** One unique, non-empty name per column, in the order of the file. */
  readonly names: readonly string[];
  /** False if the first record is a row and the names are generated. */
  readonly hasHeader: boolean;
  /** 0-based document line of the names, or of the first row if there are none. */
  readonly headerLine: number;
  readonly rowCount: number;
  /** Roles of the columns according to the lines below the names; absent if there are none. */
  readonly roles?: readonly ColumnRole[];
  /** One per name. */
  readonly columns: readonly CellColumn[];
  /** 0-based document line on which each row begins. */
  readonly startLines: Uint32Array<ArrayBuffer>;
  /** True if some record spans several lines. */
  readonly hasMultilineRecords: boolean;
  /** Records set aside because they have too few or too many cells. */
  readonly ragged: readonly RaggedRecord[];
  /** Messages for the user about how the text was read. */
  readonly warnings: readonly Message[];
}

/** The text of a cell, trimmed; a plain number in JavaScript's notation ("0.50" becomes "0.5"). */
export function cellText({ numbers, codes, texts }: CellColumn, row: number): string {
  const code = codes ? codes[row] : -1;
  return code < 0 ? String(numbers[row]) : texts[code];
}
