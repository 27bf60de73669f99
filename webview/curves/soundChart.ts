import chart2music from 'chart2music';
import { message } from '../../src/message.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { say } from '../say.ts';
import type { RunCurve } from './metricCurve.ts';
import { soundPoints } from './soundPoints.ts';

/** The element that listens to keys, and the one that receives spoken text. */
export interface SoundPlace {
  readonly element: HTMLElement;
  readonly spoken: HTMLElement;
}

/**
 * Makes the curves of a chart audible while an element has the focus; returns a function that stops it. A file of its own, so that it is loaded
 * only on demand.
 */
export function startSound({ element, spoken }: SoundPlace, { title, series, format }: RunCurve, length: number): () => void {
  const names = [say(message('train')), say(message('test'))];
  const heard = Object.fromEntries(series.map((values, index) => [names[index], soundPoints(values, length)]));
  const chart = chart2music({
    type: series.map(() => 'line' as const),
    title: say(title),
    lang: 'en',
    element,
    cc: spoken,
    data: heard,
    axes: { x: { label: say(message('epoch')), format: writeCount }, y: { label: say(title), format } },
    options: { translationCallback: ({ id, evaluators }) => sayOf(id, evaluators) },
  });
  if (chart.err !== null) throw new Error(`The curve cannot be heard: ${chart.err}`);
  return () => chart.data.cleanUp();
}

/** Replaces the library's English texts at the start and at each point by our own; false leaves others to the library. */
function sayOf(id: string, places: Readonly<Record<string, string | number | boolean>>): string | false {
  const place = (name: string) => String(places[name] ?? '');
  if (id.startsWith('summ-')) return say(message('{title}, to be heard.', { title: place('title') }));
  if (id === 'chart-line-labeled') return `${place('label')}.`;
  if (id.startsWith('axis-desc'))
    return say(message('{label} from {min} to {max}.', { label: place('label'), min: place('min'), max: place('max') }));
  if (id === 'instructionArrows') return say(message('Left and right go through the epochs, up and down between train and test.'));
  if (id === 'instructionHotkeys') return say(message('Shift and End play all; H lists the keys.'));
  return false;
}
