import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { NUMBER_STEPS } from '../../src/model/decision/shades.ts';
import { markShapes, type ClassMark } from './markPaths.ts';

/** The custom properties of the map's colours: two sides, and the colours of Okabe & Ito (2008), which colour-blind people can tell apart. */
export const mapVariables = [
  '--page',
  '--plus',
  '--minus',
  '--class-1',
  '--class-2',
  '--class-3',
  '--class-4',
  '--class-5',
  '--class-6',
  '--class-7',
] as const;

export type MapVariable = (typeof mapVariables)[number];

const classVariables: readonly MapVariable[] = mapVariables.slice(3);

/** The colour of a class, or of a step of a number: that of its side. */
export function kindVariable(target: TargetEncoding, kind: number): MapVariable {
  if (target.type === 'binary') return kind === 1 ? '--plus' : '--minus';
  if (target.type === 'regression') return kind >= NUMBER_STEPS / 2 ? '--plus' : '--minus';
  return classVariables[kind % classVariables.length];
}

/** The mark of one of several classes; undefined for two classes and for a number, whose answer is one output. */
export function classMark(target: TargetEncoding, kind: number): ClassMark | undefined {
  if (target.type !== 'multiclass') return undefined;
  return { shape: markShapes[kind % markShapes.length], color: `var(${kindVariable(target, kind)})` };
}

/** The colours of the dots: those of a number grow paler towards the middle of its range. */
export function dotColor(target: TargetEncoding, kind: number): string {
  const variable = kindVariable(target, kind);
  if (target.type !== 'regression') return `var(${variable})`;
  const fromMiddle = kind >= NUMBER_STEPS / 2 ? kind - NUMBER_STEPS / 2 : NUMBER_STEPS / 2 - 1 - kind;
  return `color-mix(in srgb, var(${variable}) ${40 + 20 * fromMiddle}%, var(--strong))`;
}

/** Opacity over the page, by confidence. */
const shadeOpacity = { dark: [0.08, 0.14, 0.2, 0.26, 0.32], light: [0.075, 0.13, 0.18, 0.23, 0.28] } as const;

/** How strongly a point is painted: a class by its confidence, a number by its distance from the middle of its range. */
export function shadeStrength(target: TargetEncoding, kind: number, step: number, isLight: boolean): number {
  const opacities = isLight ? shadeOpacity.light : shadeOpacity.dark;
  if (target.type !== 'regression') return opacities[step];
  return opacities[1 + (kind >= NUMBER_STEPS / 2 ? kind - NUMBER_STEPS / 2 : NUMBER_STEPS / 2 - 1 - kind)];
}
