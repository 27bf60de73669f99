/**
 * Strength of the association with the target. `correlation`: Pearson's correlation of two numbers, −1…1, with classes as 0 or 1.
 * `association`: the correlation ratio η of numbers by category, or Cramér's V of two categories, bias-corrected, 0…1.
 */
export interface Association {
  readonly column: string;
  readonly type: 'correlation' | 'association';
  readonly strength: number;
  /** The same for whether the cell is filled in (1) or not (0); absent if nearly all or nearly no cells are. */
  readonly filled?: number;
}
