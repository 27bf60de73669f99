import { classOfText } from '../../src/dataset/columns/columnValues.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { say } from '../say.ts';
import type { MapView } from './mapView.svelte.ts';
import { equationText, heldSentence, mapDescription } from './mapWords.ts';

/** The values of the columns that are no axes, in words; undefined where there are none. */
export function heldWords(view: MapView, plan: RunPlan): string | undefined {
  const held = heldOf(view, plan);
  return held && say(held);
}

function heldOf(view: MapView, { encoder }: RunPlan) {
  const { row, isWhatIfChanged } = view.source;
  const at = isWhatIfChanged ? 'whatIf' : row ? { line: row.line + 1 } : view.columns ? 'median' : 'average';
  return heldSentence(encoder.columns.length - (view.y ? 2 : 1), at);
}

/** The map in words. */
export function describeMap(view: MapView, plan: RunPlan): string {
  const { x, y, picture } = view;
  if (!x) return '';
  const equation = picture?.type === 'plane' && picture.equation && y ? equationText(picture.equation, x.column, y.column) : undefined;
  const axes = { x: x.column, ...(y ? { y: y.column } : {}) };
  const rows = { count: view.dots.length, wrong: view.wrong.length };
  return say(mapDescription(plan.encoder.target.column, axes, rows, equation, heldOf(view, plan)));
}

/** Whether the answer equals the row's cell; undefined for a number, and where the cell is none of the classes. */
export function isRight({ answered, network }: MapView, actual: string | undefined): boolean | undefined {
  const target = network?.encoder.target;
  if (actual === undefined || !answered || !target || target.type === 'regression') return undefined;
  const index = classOfText(actual, target.classes, target);
  return index < 0 ? undefined : target.classes[index] === answered.value;
}
