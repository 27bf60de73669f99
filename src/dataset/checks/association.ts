/**
 * Pearson's correlation of two numbers, a class counting as 0 or 1 (`correlation`, −1…1), or the share of the spread that groups explain:
 * η of numbers by category, Cramér's V of two categories corrected for bias (`association`, 0…1).
 */
export interface Association {
  readonly column: string;
  readonly type: 'correlation' | 'association';
  readonly strength: number;
  /** The same of whether the cell is filled in (1) or not (0); absent where nearly all cells are, or nearly none is. */
  readonly filled?: number;
}
