import { message, type Message } from '../../src/message.ts';
import { writePercentNumber } from '../../src/writeNumber.ts';
import { formatPercent } from '../words/numbers.ts';
import type { StripBar } from './stripContent.ts';

/** A range around the share, 0…1, and its meaning. */
export interface StripBand {
  readonly from: number;
  readonly to: number;
  readonly label: Message;
  /** Whole sentences: the share's interval, and the gain over the baseline where it is known. */
  readonly said: readonly Message[];
}

/**
 * The interval that is drawn is the share's, because the bar shows the share; the gain over the baseline is added in words. Undefined without a
 * test.
 */
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
