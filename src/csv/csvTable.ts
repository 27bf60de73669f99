/** The delimiters that are recognized. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** One record of the text. Lines are 0-based document lines, both inclusive; a quoted line break makes them differ. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly startLine: number;
  readonly endLine: number;
}

/** Header and records of one document version. */
export interface CsvTable {
  readonly delimiter: Delimiter;
  /** One unique, non-empty name per column, in the order of the file. */
  readonly names: readonly string[];
  /** False when the first record is a row already and the names are made up. */
  readonly hasHeader: boolean;
  /** Every record that has as many cells as the header, in the order of the file. */
  readonly records: readonly CsvRecord[];
  /** Records left out because they have too few or too many cells. */
  readonly ragged: readonly CsvRecord[];
  /** What was done to read the text, in words for the user. */
  readonly warnings: readonly string[];
}
