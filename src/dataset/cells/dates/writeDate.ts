import type { DateFormat } from '../cellValue.ts';
import { isClockFormat } from './digitDate.ts';

/** Writes milliseconds since 1970 as a date: 2024-05-31, with the time unless it is midnight; for `time` only the time of day, 08:30. */
export function writeDate(time: number, format: DateFormat): string {
  if (!Number.isFinite(time)) return '';
  const [day, clock] = new Date(Math.round(time)).toISOString().split('T');
  const shownClock = clock.slice(0, clock.startsWith('00.000', 6) ? 5 : 8);
  if (isClockFormat(format)) return shownClock;
  return clock === '00:00:00.000Z' ? day : `${day} ${shownClock}`;
}
