import type { DateFormat } from './cellValue.ts';

/** A date for people, from milliseconds since 1970: 2024-05-31, with the time where it is not midnight; for `time` the time of day alone, 08:30. */
export function writeDate(time: number, format: DateFormat): string {
  if (!Number.isFinite(time)) return '';
  const [day, clock] = new Date(Math.round(time)).toISOString().split('T');
  const shownClock = clock.slice(0, clock.startsWith('00.000', 6) ? 5 : 8);
  if (format === 'time') return shownClock;
  return clock === '00:00:00.000Z' ? day : `${day} ${shownClock}`;
}
