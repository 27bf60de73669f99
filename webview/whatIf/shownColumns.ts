import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { targetClasses } from '../../src/dataset/encoding/targetClasses.ts';
import { measureText } from '../textMeasure.ts';
import { formatTargetValue } from '../words/targetNumbers.ts';
import type { WhatIfColumn } from './whatIfView.svelte.ts';

/** The columns in the order of the file where there are no more than `most`, since all are visible anyway; else the strongest first. */
export function inFileOrder(columns: readonly WhatIfColumn[], most: number): readonly WhatIfColumn[] {
  return columns.length <= most ? [...columns].sort((a, b) => a.first - b.first) : columns;
}

/** Pixels for the names of neighbouring fields, at most `most`. They are set in 12 pixels, slightly larger than what is measured. */
export function widestName(columns: readonly WhatIfColumn[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...columns.map(({ name }) => measureText(name, 'small') * 1.12))));
}

/** Pixels for the answer beside the fields, with the button that keeps the case: enough for any of the answers, so that nothing moves. */
export function answerRoom(target: TargetEncoding): number {
  const strong = (text: string) => measureText(text, 'strong');
  const texts =
    target.type === 'regression'
      ? Math.max(strong(formatTargetValue(target.min, target)), strong(formatTargetValue(target.max, target)))
      : Math.max(...targetClasses(target).map(strong)) + measureText('\u00a0>\u00a099.99\u00a0%', 'label');
  return Math.min(190, Math.max(98, Math.ceil(texts) + 36));
}
