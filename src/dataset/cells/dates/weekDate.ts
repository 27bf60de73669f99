import { daysFromCivil, gregorianYear, MS_PER_DAY } from './civilDate.ts';

/** The day of an ISO week, which begins on Monday; week 1 is the one with January 4. Undefined if the year does not have that week. */
export function weekDate(
  writtenYear: number,
  week: number,
  weekdayNumber: number,
): { readonly year: number; readonly month: number; readonly day: number } | undefined {
  const year = gregorianYear(writtenYear);
  const firstMonday = mondayOfFirstWeek(year);
  const days = firstMonday + (week - 1) * 7;
  if (week < 1 || days >= mondayOfFirstWeek(year + 1)) return undefined;
  const found = new Date((days + weekdayNumber - 1) * MS_PER_DAY);
  return { year: found.getUTCFullYear(), month: found.getUTCMonth() + 1, day: found.getUTCDate() };
}

function mondayOfFirstWeek(year: number): number {
  const fourth = daysFromCivil(year, 1, 4);
  // 1970-01-01 was a Thursday.
  return fourth - ((((fourth + 3) % 7) + 7) % 7);
}
