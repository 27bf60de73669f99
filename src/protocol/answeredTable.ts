/** `add`: new columns after the others; `fill`: the empty cells of the target column. */
export type AnswerTask = 'add' | 'fill';

/** Where the answers go: as edits of the text's lines, into a new file on this machine, or as the bytes of such a file. */
export type AnswersPlace = { readonly type: 'edits' } | { readonly type: 'file'; readonly path: string } | { readonly type: 'bytes' };

/** Edits of a text's lines in the order of the text. Item n of each array belongs to edit n. */
export interface LineEdits {
  /** 0-based document lines. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** The range of characters of the line that the text replaces. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** The length of each text in `texts`, where they are concatenated. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly texts: string;
}

/** The outcome of answering a table. */
export interface AnsweredTable {
  readonly rowCount: number;
  /** Rows that got a new answer. */
  readonly answered: number;
  /** Names of the new columns; empty if cells were filled. */
  readonly columns: readonly string[];
  /** False if there is no header line to add names to. */
  readonly hasHeader: boolean;
  /** Records left unchanged because they have too few or too many cells. */
  readonly ragged: number;
  /** Total rows at the end, which get no answer. */
  readonly totals: number;
  /** Whether new columns have unusual names because the usual ones are taken. */
  readonly isRenamed: boolean;
}

/** How well a table's columns fit a model. */
export interface ColumnFit {
  /** Columns that the model needs and the table does not have. */
  readonly missing: readonly string[];
  /** Columns that the model does not use. */
  readonly extra: readonly string[];
  /** Of these, the columns whose names are almost those of missing ones. */
  readonly near: readonly string[];
  /** Columns in which the model cannot read most cells: it expects numbers and finds text. */
  readonly unreadable: readonly string[];
  /** Columns in which the model reads other numbers or dates than the table shows. */
  readonly otherwise: readonly string[];
  /** Columns of numbers with another unit, which is not converted. */
  readonly otherUnit: readonly string[];
  /** Columns of values most of which the model has never met. */
  readonly unseen: readonly string[];
}
