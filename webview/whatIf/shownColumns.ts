import { measureText } from '../textMeasure.ts';
import type { WhatIfColumn } from './whatIfView.svelte.ts';

/** The columns in the order of the file where there are no more than `most`: nothing is lost then by not having the strongest first. */
export function inFileOrder(columns: readonly WhatIfColumn[], most: number): readonly WhatIfColumn[] {
  return columns.length <= most ? [...columns].sort((a, b) => a.first - b.first) : columns;
}

/** Pixels for the names of fields that stand together, no more than `most`. They are set in 12 pixels, a little more than what is measured. */
export function widestName(columns: readonly WhatIfColumn[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...columns.map(({ name }) => measureText(name, 'small') * 1.12))));
}
