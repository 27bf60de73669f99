export const MS_PER_DAY = 86_400_000;

/** Years of the Buddhist calendar, as used in Thailand: 2567 is 2024. */
export const buddhistYears = { first: 2401, last: 2650, ahead: 543 } as const;

/** The year in our calendar for the year as written in a date. */
export function gregorianYear(year: number): number {
  return year >= buddhistYears.first && year <= buddhistYears.last ? year - buddhistYears.ahead : year;
}

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). `month` is 1…12.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The year of a day, counted in days since 1970-01-01. */
export function yearOfDays(days: number): number {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const isJanuaryOrFebruary = Math.floor((5 * dayOfYear + 2) / 153) >= 10;
  return yearOfEra + era * 400 + (isJanuaryOrFebruary ? 1 : 0);
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that exists in the calendar. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeapYear ? 29 : monthDays[month - 1]);
}
