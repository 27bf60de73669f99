/** A Python function that reads cells, and the others that it needs. */
export interface CellHelper {
  readonly code: string;
  readonly needs: readonly CellHelperName[];
}

export type CellHelperName =
  | 'text_of'
  | 'is_missing'
  | 'visible_text'
  | 'plain_value'
  /** Used only by MicroPython. */
  | 'plain_number'
  | 'category_of'
  | 'plain_characters'
  | 'number_of'
  | 'seconds_of'
  | 'time_of'
  | 'date_of'
  | 'calendar';
