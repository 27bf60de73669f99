import type { TargetEncoding } from './encoder.ts';

/** The classes of a target in the order of the network's outputs; empty for a number. */
export function targetClasses(target: TargetEncoding): readonly string[] {
  return target.type === 'regression' ? [] : target.classes;
}
