import { classOfText, noValue, otherValue } from '../columns/columnValues.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { CategoryEncoding } from './encoder.ts';

/** Which input of the column is 1 for a category (`otherValue` for one without an input of its own); −1 when none is. */
export function activeInput({ categories, hasOther }: CategoryEncoding, index: number): number {
  if (index >= 0) return index;
  return index === otherValue && hasOther ? categories.length : -1;
}

/** Where the missing-indicator of the column is. */
export function indicatorPlace({ categories, hasOther }: CategoryEncoding): number {
  return categories.length + (hasOther ? 1 : 0);
}

/** The index of the category that stands in for a missing one. */
export function fillCategory({ categories, missing }: CategoryEncoding): number {
  return classOfText(missing?.fill ?? '', categories);
}

/** Writes indexes of categories, as `classReader` reads them, as inputs of 0 and 1. */
export function categoryWriter(encoding: CategoryEncoding): ColumnWriter {
  const fill = fillCategory(encoding);
  const hasIndicator = encoding.missing?.hasIndicator === true;
  const indicator = indicatorPlace(encoding);
  return (indexes, features, stride, at) => {
    for (let row = 0, place = at; row < indexes.length; row++, place += stride) {
      const index = indexes[row];
      const active = activeInput(encoding, index === noValue ? fill : index);
      if (active >= 0) features[place + active] = 1;
      if (hasIndicator && index === noValue) features[place + indicator] = 1;
    }
  };
}
