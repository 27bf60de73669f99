import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { placesOf, writePlaced } from '../../src/numberPlaces.ts';
import { withUnit } from '../../src/writeNumber.ts';
import { measureText } from '../textMeasure.ts';
import { seenRange } from './cellSteps.ts';
import type { WhatIfColumn } from './whatIfView.svelte.ts';
import { longestCell } from './whatIfWords.ts';

/** The columns in the order of the file where there are no more than `most`, since all are visible anyway; else the strongest first. */
export function inFileOrder(columns: readonly WhatIfColumn[], most: number): readonly WhatIfColumn[] {
  return columns.length <= most ? [...columns].sort((a, b) => a.first - b.first) : columns;
}

/** Pixels for the names of neighbouring fields, at most `most`. They are set in 12 pixels, slightly larger than what is measured. */
export function widestName(columns: readonly WhatIfColumn[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...columns.map(({ name }) => measureText(name, 'small') * 1.12))));
}

/** Pixels for the value of a column, so that it is never cut: at most `widest`. */
export function valueRoom(column: WhatIfColumn, widest: number): number {
  return Math.min(widest, Math.max(52, Math.ceil(measureText(longestCell(column, column.cell), 'small') * 1.1) + 13));
}

const gap = 14;
/** A name of one field has this much room, of several less. */
const widestAlone = 110;
const widestOfSeveral = 64;
const widestValue = 96;

/** The columns that fit side by side in `room` pixels, at least one, and the pixels for their names. */
export function fieldsInRow(
  columns: readonly WhatIfColumn[],
  room: number,
): { readonly shown: readonly WhatIfColumn[]; readonly nameWidth: number } {
  const fitting = (count: number) => {
    const some = count >= columns.length ? inFileOrder(columns, count) : columns.slice(0, count);
    const nameWidth = widestName(some, widestOfSeveral);
    const widths = some.map((column) => nameWidth + (seenRange(column) ? 44 + valueRoom(column, widestValue) : 78));
    return {
      shown: some,
      nameWidth,
      width: widths.reduce((sum, width) => sum + Math.max(142, width) + gap, count < columns.length ? 30 : -gap),
    };
  };
  for (let count = Math.min(columns.length, 8); count > 1; count--) {
    const fit = fitting(count);
    if (fit.width <= room) return fit;
  }
  const { shown } = fitting(1);
  const [only] = shown;
  const left = only ? room - (columns.length > 1 ? 44 : 0) - (seenRange(only) ? 72 + valueRoom(only, widestValue) : 98) : 0;
  return { shown, nameWidth: widestName(shown, Math.max(widestOfSeveral, Math.min(widestAlone, left))) };
}

/** Pixels for the answer beside the fields, with the button that keeps the case: enough for any of the answers, so that nothing moves. */
export function answerRoom(target: TargetEncoding): number {
  const strong = (text: string) => measureText(text, 'strong');
  const texts =
    target.type === 'regression'
      ? Math.max(...[target.min, target.max].map((end) => strong(withUnit(writePlaced(end, placesOf(target)), target.format.unit))))
      : Math.max(...targetClasses(target).map(strong)) + measureText('\u00a0>\u00a099.99\u00a0%', 'label');
  return Math.min(190, Math.max(98, Math.ceil(texts) + 36));
}
