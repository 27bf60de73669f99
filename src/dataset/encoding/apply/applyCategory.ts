import type { CellColumn } from '../../../csv/csvTable.ts';
import { answersOf } from '../../cells/spelling.ts';
import type { CellReader } from '../../columns/reading/cellReader.ts';
import { classesOfTexts, classOfText, classReader, noValue, otherValue, type ValueReading } from '../../columns/columnValues.ts';
import type { ColumnWriter } from './columnWriter.ts';
import type { CategoryEncoding, EncodedInput } from '../encoder.ts';

/**
 * Reads the index of a cell's category like `classReader`. In a yes/no column the value without an input comes after the one with an input.
 */
export function categoryReader(encoding: CategoryEncoding, cells: CellColumn): CellReader {
  return classReader(cells, knownValues(encoding), readingOf(encoding));
}

/** Like `categoryReader`, for texts. */
export function categoriesOfTexts(encoding: CategoryEncoding, texts: readonly string[]): Float64Array<ArrayBuffer> {
  return classesOfTexts(texts, knownValues(encoding), readingOf(encoding));
}

/** Like `categoryReader`, for a single text. */
export function categoryOfText(encoding: CategoryEncoding, text: string): number {
  return classOfText(text, knownValues(encoding), readingOf(encoding));
}

/** True for a value that occurs in the column, in its spelling there. */
export function isKnownValue(encoding: CategoryEncoding, text: string): boolean {
  return classOfText(text, knownValues(encoding), encoding) >= 0;
}

/** The distinct values: those with their own input, and in a yes/no column the one without. */
export function knownValues({ categories, reference }: CategoryEncoding): readonly string[] {
  return reference === undefined ? categories : [...categories, reference];
}

/** A yes/no column also accepts other words of the same meaning that do not occur in it. */
export function readingOf(encoding: CategoryEncoding): ValueReading {
  const { categories, reference } = encoding;
  const strayFold = reference === undefined ? undefined : answersOf(reference, categories[0]);
  return strayFold ? { ...encoding, strayFold } : encoding;
}

/** Position of the column's input that is 1 for a category (`otherValue` for one without its own input); −1 if none is. */
export function activeInput({ categories, hasOther }: CategoryEncoding, index: number): number {
  if (index >= 0) return index < categories.length ? index : -1;
  return index === otherValue && hasOther ? categories.length : -1;
}

/** True for a value in a yes/no column that is neither. Its input is the share of training rows in which that input is 1. */
export function isUnknownAnswer({ reference }: CategoryEncoding, index: number): boolean {
  return reference !== undefined && index === otherValue;
}

/** Position of the column's missing indicator. */
export function indicatorPlace({ categories, hasOther }: CategoryEncoding): number {
  return categories.length + (hasOther ? 1 : 0);
}

/** Index of the category that replaces a missing one. */
export function fillCategory(encoding: CategoryEncoding): number {
  return categoryOfText(encoding, encoding.missing?.fill ?? '');
}

/** Writes category indexes from `classReader` as inputs of 0 and 1. */
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

/**
 * For each category index, at `index − otherValue`, the input that is 1, or −1 for none. A missing value has the input of its replacement.
 */
export function activeInputs(encoding: CategoryEncoding): Int32Array {
  return Int32Array.from({ length: knownValues(encoding).length - otherValue }, (_, place) => {
    const index = place + otherValue;
    return activeInput(encoding, index === noValue ? fillCategory(encoding) : index);
  });
}
