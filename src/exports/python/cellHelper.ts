/** Functions that read cells in Python, and what each needs of the others. */
export interface CellHelper {
  readonly code: string;
  readonly needs: readonly CellHelperName[];
}

export type CellHelperName =
  | 'text_of'
  | 'is_missing'
  | 'visible_text'
  | 'plain_value'
  /** MicroPython's. */
  | 'plain_number'
  | 'category_of'
  | 'plain_characters'
  | 'number_of'
  | 'seconds_of'
  | 'time_of'
  | 'date_of'
  | 'calendar';
