import type { CellColumn } from '../../csv/csvTable.ts';
import { answersOf } from '../cells/spelling.ts';
import type { CellReader } from '../columns/cellReader.ts';
import { classesOfTexts, classOfText, classReader, noValue, otherValue, type ValueReading } from '../columns/columnValues.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { CategoryEncoding, EncodedInput } from './encoder.ts';

/** Reads the index of a cell's category, that of yes and no without an input behind the one with it; else as `classReader`. */
export function categoryReader(encoding: CategoryEncoding, cells: CellColumn): CellReader {
  return classReader(cells, knownValues(encoding), readingOf(encoding));
}

/** The same of texts. */
export function categoriesOfTexts(encoding: CategoryEncoding, texts: readonly string[]): Float64Array<ArrayBuffer> {
  return classesOfTexts(texts, knownValues(encoding), readingOf(encoding));
}

/** The same of one text. */
export function categoryOfText(encoding: CategoryEncoding, text: string): number {
  return classOfText(text, knownValues(encoding), readingOf(encoding));
}

/** True for a value of the column as it is written there. */
export function isKnownValue(encoding: CategoryEncoding, text: string): boolean {
  return classOfText(text, knownValues(encoding), encoding) >= 0;
}

/** The values that are told apart: those with an input of their own, and of yes and no the one without. */
export function knownValues({ categories, reference }: CategoryEncoding): readonly string[] {
  return reference === undefined ? categories : [...categories, reference];
}

/** A column of yes and no takes other words for the same, which none of its own cells holds. */
export function readingOf(encoding: CategoryEncoding): ValueReading {
  const { categories, reference } = encoding;
  const strayFold = reference === undefined ? undefined : answersOf(reference, categories[0]);
  return strayFold ? { ...encoding, strayFold } : encoding;
}

/** Which input of the column is 1 for a category (`otherValue` for one without an input of its own); −1 when none is. */
export function activeInput({ categories, hasOther }: CategoryEncoding, index: number): number {
  if (index >= 0) return index < categories.length ? index : -1;
  return index === otherValue && hasOther ? categories.length : -1;
}

/** True for a value that is neither yes nor no of a column of these: its one input is the share of the training rows that it is 1 in. */
export function isUnknownAnswer({ reference }: CategoryEncoding, index: number): boolean {
  return reference !== undefined && index === otherValue;
}

/** Where the missing-indicator of the column is. */
export function indicatorPlace({ categories, hasOther }: CategoryEncoding): number {
  return categories.length + (hasOther ? 1 : 0);
}

/** The index of the category that stands in for a missing one. */
export function fillCategory(encoding: CategoryEncoding): number {
  return categoryOfText(encoding, encoding.missing?.fill ?? '');
}

/** Writes indexes of categories, as `classReader` reads them, as inputs of 0 and 1. */
export function categoryWriter(encoding: CategoryEncoding, inputs: readonly EncodedInput[]): ColumnWriter {
  const hasIndicator = encoding.missing?.hasIndicator === true;
  const indicator = indicatorPlace(encoding);
  const active = activeInputs(encoding);
  return (indexes, features, stride, at) => {
    for (let row = 0, place = at; row < indexes.length; row++, place += stride) {
      const index = indexes[row];
      const input = active[index - otherValue];
      if (input >= 0) features[place + input] = 1;
      else if (isUnknownAnswer(encoding, index)) features[place] = inputs[0].mean;
      if (hasIndicator && index === noValue) features[place + indicator] = 1;
    }
  };
}

/** Which input is 1, −1 for none, of every index of a category at `index − otherValue`; of a missing one that of the category that stands in. */
export function activeInputs(encoding: CategoryEncoding): Int32Array {
  return Int32Array.from({ length: knownValues(encoding).length - otherValue }, (_, place) => {
    const index = place + otherValue;
    return activeInput(encoding, index === noValue ? fillCategory(encoding) : index);
  });
}
