import { message, type Message } from '../../src/message.ts';
import { writePercentNumber } from '../../src/writeNumber.ts';
import { formatPercent } from '../words/numbers.ts';
import type { StripBar } from './stripContent.ts';

/** What is drawn around the share, 0…1, and what it is. */
export interface StripBand {
  readonly from: number;
  readonly to: number;
  readonly label: Message;
  readonly said: Message;
}

/**
 * The interval of the gain, from where the baseline stands: the band lies above the baseline's mark exactly where the answer is said to be better.
 * The interval of the share itself only where no gain is known. Undefined without a test.
 */
export function stripBand({ interval, gain, baseline, baselineAnswer: answer }: StripBar): StripBand | undefined {
  if (gain && baseline !== undefined) {
    const [low, high] = gain.map((bound) => `${bound < 0 ? '\u2212' : '+'}${writePercentNumber(Math.abs(bound), 0)}`);
    return {
      ...{ from: clamp(baseline + gain[0]), to: clamp(baseline + gain[1]) },
      label: message('{low} to {high} points', { low, high }),
      said: message('The band: {low} to {high} points against always answering {answer}, which gets {share} (95\u00a0% sure).', {
        ...{ low, high, answer },
        share: formatPercent(baseline),
      }),
    };
  }
  if (!interval) return undefined;
  const [low, high] = interval.map((bound) => writePercentNumber(bound, 0));
  return {
    ...{ from: interval[0], to: interval[1] },
    label: message('{low} to {high}\u00a0%', { low, high }),
    said: message('The band: on many more rows the share lies between {low} and {high}\u00a0% (95\u00a0% sure).', { low, high }),
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
