/** `add`: new columns behind the others; `fill`: the cells of the target that hold nothing. */
export type AnswerTask = 'add' | 'fill';

/** Where the answers go: as edits of the text's lines, into a new file of this machine, or as the bytes of such a file. */
export type AnswersPlace = { readonly type: 'edits' } | { readonly type: 'file'; readonly path: string } | { readonly type: 'bytes' };

/** Edits of a text's lines in the order of the text; the n-th of each array is about the same one. */
export interface LineEdits {
  /** 0-based document lines. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /** The characters of the line, from and up to, in whose place the text comes. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** How long each text is in `texts`, where they stand one behind the other. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly texts: string;
}

/** What became of a table that was answered. */
export interface AnsweredTable {
  readonly rowCount: number;
  /** Rows with a new answer in them. */
  readonly answered: number;
  /** What the new columns are called; none where cells were filled. */
  readonly columns: readonly string[];
  /** False where there is no line of names to add to. */
  readonly hasHeader: boolean;
  /** Records that were left as they are: too few or too many cells. */
  readonly ragged: number;
  /** Rows at the end that sum up those above, and were answered nothing. */
  readonly totals: number;
  /** Whether new columns have other names than usual, since those stand there already. */
  readonly isRenamed: boolean;
}

/** How a table's columns fit a model. */
export interface ColumnFit {
  /** Columns that the model needs and the table does not have. */
  readonly missing: readonly string[];
  /** Columns that the model does not look at. */
  readonly extra: readonly string[];
  /** Columns most of whose cells the model cannot read: numbers are asked for, and texts stand there. */
  readonly unreadable: readonly string[];
}
