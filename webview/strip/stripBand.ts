import { message, type Message } from '../../src/message.ts';
import { writePercentNumber } from '../../src/writeNumber.ts';
import { formatPercent } from '../words/numbers.ts';
import type { StripBar } from './stripContent.ts';

/** What is drawn around the share, 0…1, and what it is. */
export interface StripBand {
  readonly from: number;
  readonly to: number;
  readonly label: Message;
  /** Whole sentences: the share's, and what the answer is better by than the baseline where that is known. */
  readonly said: readonly Message[];
}

/** The interval of the share, as the bar is a share; how far the answer is above the baseline is told with it. Undefined without a test. */
export function stripBand({ interval, gain, baseline, baselineAnswer: answer }: StripBar): StripBand | undefined {
  if (!interval) return undefined;
  const [low, high] = interval.map((bound) => writePercentNumber(bound, 0));
  return {
    ...{ from: interval[0], to: interval[1] },
    label: message('{low}–{high}\u00a0%', { low, high }),
    said: [
      message('The band: on many more rows the share lies between {low} and {high}\u00a0% (95\u00a0% sure).', { low, high }),
      ...(gain && baseline !== undefined ? [gainSentence(gain, baseline, answer)] : []),
    ],
  };
}

function gainSentence(gain: readonly [number, number], baseline: number, answer: Message | string): Message {
  const [low, high] = gain.map((bound) => `${bound < 0 ? '\u2212' : '+'}${writePercentNumber(Math.abs(bound), 0)}`);
  return message('{low} to {high} points against always answering {answer}, which gets {share} (95\u00a0% sure).', {
    ...{ low, high, answer },
    share: formatPercent(baseline),
  });
}
