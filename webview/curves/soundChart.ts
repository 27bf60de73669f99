import chart2music from 'chart2music';
import { message } from '../../src/message.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { say } from '../say.ts';
import type { RunCurve } from './metricCurve.ts';
import { soundPoints } from './soundPoints.ts';

/** Where a chart listens to keys, and where it says what it plays. */
export interface SoundPlace {
  readonly element: HTMLElement;
  readonly spoken: HTMLElement;
}

/** Lets the curves of a chart be heard while an element has the focus. What ends that is returned. A file of its own, loaded when it is wanted. */
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

/** What is said at the beginning and at each point in our own words; false leaves it to the library, which speaks English. */
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
