import { dateEras } from '../../dataset/cells/dates/dateEras.ts';
import { dateRewrites } from '../../dataset/cells/dates/dateRewrites.ts';
import { monthNames } from '../../dataset/cells/dates/monthNames.ts';
import type { CellHelper } from './cellHelper.ts';
import { digitDateCode } from './digitDateCode.ts';
import { pythonText } from './pythonText.ts';

const calendar = `DAY = 86400000.0


def days_of(year, month, day):
    """Days since 1970-01-01 of a date of the calendar."""
    y = year - 1 if month <= 2 else year
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + day_of_year - 719468


def is_day(year, month, day):
    """Whether the calendar has the day."""
    if not (1 <= month <= 12 and day >= 1):
        return False
    is_leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (29 if month == 2 and is_leap_year else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1])


def turn_of_day(time):
    """How far the day is gone, 0 to 1."""
    return (time / DAY) % 1.0


def turn_of_week(time):
    """How far the week is gone, which begins on Monday: 1970-01-01 was a Thursday."""
    return ((time / DAY + 3) / 7) % 1.0


def turn_of_year(time):
    """How far the year is gone."""
    days = time / DAY
    year = 1970 + int((days // 1) // 365.2425)
    while days_of(year, 1, 1) > days:
        year -= 1
    while days_of(year + 1, 1, 1) <= days:
        year += 1
    start = days_of(year, 1, 1)
    return (days - start) / (days_of(year + 1, 1, 1) - start)


def sine(turn):
    return math.sin(2 * math.pi * turn)


def cosine(turn):
    return math.cos(2 * math.pi * turn)`;

const timeOf = String.raw`TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([ap]m)?\s?(Z|UTC?|GMT|[+-]\d{2}(?::?\d{2})?)?"
    r"(?:\s\(?(?!mins?|hrs?|hour|secs?)[a-z]{3,4}\)?)?(?:\sm=[+-][\d.]+)?",
    re.I | re.A,
)


def time_of(text):
    """Milliseconds since midnight, in UTC where a zone stands there; NaN for no time of day."""
    match = TIME.fullmatch(text)
    if not match:
        return math.nan
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    fraction = match[4] or "0"
    if match[5]:
        if not 1 <= hour <= 12:
            return math.nan
        hour = hour % 12 + (12 if match[5].lower() == "pm" else 0)
    is_midnight = hour == 24 and not match[5] and minute == 0 and second == 0 and int(fraction) == 0
    if (hour > 23 and not is_midnight) or minute > 59 or second > 59:
        return math.nan
    zone = match[6] or "Z"
    offset = 0
    if zone[0] in "+-":
        offset = int(zone[1:3]) * 60 + (int(zone[-2:]) if len(zone) > 3 else 0)
        offset = -offset if zone[0] == "-" else offset
    return ((hour * 60 + minute) * 60 + second) * 1000.0 + int((fraction + "00")[:3]) - offset * 60000.0`;

const dateOf = String.raw`# Years of other eras, our year before their first one, and what stands behind it.
ERAS = [
${dateEras.map(([pattern, before, behind]) => `    (r"${pythonText(pattern)}", ${before}, "${behind}"),`).join('\n')}
]
REWRITES = [
${dateRewrites.map(([pattern, replacement]) => `    (r"${pythonText(pattern)}", r"${replacement.replace(/\$(\d)/g, String.raw`\g<$1>`)}"),`).join('\n')}
]
MONTHS = [
${monthNames.map((names) => `    "${names}".split(),`).join('\n')}
]
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:,|,?(?:T|\s+))(\d.*))?", re.I | re.A)
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?:(?:,|,?(?:T|\s+))(\d.*))?", re.I | re.A)
WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+", re.I | re.A)
WORD = r"[^\W\d_]{3,12}"
# Where year, month, day and time stand in each notation.
NAMED = [
    (
        r"([0-9]{1,2})(?:st|nd|rd|th|er)?\.?(?:\s+(?:of|de)(?=\s)|\s+d['\u2019])?[\s\-/.]{0,2}(" + WORD + r")\.?,?(?:\s+del?\s+|[\s\-/.])?([0-9]{4}|[0-9]{2})(?:(?:,?\s+|:)([0-9].*))?",
        3,
        2,
        1,
        4,
    ),
    (r"(" + WORD + r")\.?(?:\s+|[-/])([0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+|[,\-/])([0-9]{4})(?:,?\s+([0-9].*))?", 3, 1, 2, 4),
    (r"([0-9]{4})[\s\-/.]{0,2}(" + WORD + r")\.?[\s\-/.]?([0-9]{1,2})(?:,?\s+([0-9].*))?", 1, 2, 3, 4),
    (r"([0-9]{4})\s?[\u5e74\ub144]\s?([0-9]{1,2})\s?[\u6708\uc6d4]\s?([0-9]{1,2})\s?[\u65e5\uc77c](?:\s+([0-9].*))?", 1, 2, 3, 4),
]
PRINTED = re.compile(r"([a-z]{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)(?:\s+([a-z]{3,4}|[+-]\d{4}))?\s+(\d{4})", re.I | re.A)


def plain_date(text):
    """The text of a date without what its notation has more than others."""
    text = text.strip()
    basic = re.match(r"(\d{4})(\d{2})(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(?=\Z|[.Z+-])", text, re.A)
    if basic:
        return "%s-%s-%sT%s:%s:%s" % (basic.groups()[:5] + (basic[6] or "00",)) + text[basic.end() :]
    if len(text) > 100 or not any(character.isdecimal() or character == "\u5143" for character in text):
        return text
    if any("\uff01" <= character <= "\uff5e" for character in text):
        text = unicodedata.normalize("NFKC", text)
    text = "".join([str(unicodedata.digit(character)) if character.isdecimal() else character for character in text])
    for pattern, before, behind in ERAS:
        match = re.match(pattern, text, re.I)
        if match:
            text = str(before + (1 if match[1] == "\u5143" else int(match[1]))) + behind + text[match.end() :]
            break
    for pattern, replacement in REWRITES:
        text = re.sub(pattern, replacement, text, flags=re.I)
    if re.fullmatch(r"[\d\-/: TZ]*", text, re.A):
        return text
    text = re.sub(r"\s?(?:\[[\w/+-]+\]|\((?:[^\W\d_]| ){5,}\))\Z", "", text)
    text = re.sub(r"\bGMT(?=[+-]\d)", "", text, count=1, flags=re.A)
    text = re.sub(r"(?<=\d)\.\s+(?=\d)", ".", text, flags=re.A)
    text = re.sub(r"(?<=\d)\.(?=\s|\Z)", "", text, flags=re.A)
    text = re.sub(
        r"(?:(\uc624\uc804|\uc0c8\ubcbd|\uc544\uce68|\u5348\u524d|\u4e0a\u5348|\u51cc\u6668|\u6e05\u6668|\u65e9\u4e0a)|(?:\uc624\ud6c4|\uc800\ub141|\u5348\u5f8c|\u4e0b\u5348|\u4e2d\u5348|\u665a\u4e0a))\s?([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)",
        lambda half: half[2] + (" am" if half[1] else " pm"),
        text,
        count=1,
    )
    return re.sub(r"([ap])\.\s?m\.?\Z", r"\1m", text, flags=re.I)


${digitDateCode}


def date_of(text, order):
    """Milliseconds since 1970 of a date whose parts stand in this order (ymd, dmy, mdy, yymd, time, or one of digits alone; with 1930 if years of two digits begin there); NaN for no date."""
    if order in DIGIT_DATES:
        text = text.strip()
        if re.fullmatch(r"-?\d+(?:\.\d+)?(?:e\+?\d+)?", text, re.I | re.A):
            return digit_date(float(text), order)
        if order in ("hhmm", "hhmmss"):
            time = date_of(text, "time")
            return time if time == time else date_of(text, "ymd") % DAY
        order = "ymd"
    first_old = 30 if order.endswith("1930") else 69
    order = order.replace("1930", "")
    text = plain_date(text)
    if order == "time":
        time = time_of(text)
        return 0.0 if time == DAY else time
    match = YEAR_FIRST.fullmatch(text)
    if match:
        return moment(int(match[1]), int(match[3]), int(match[4]), match[5])
    match = None if order == "ymd" else YEAR_LAST.fullmatch(text)
    if match and len(match[4]) == 1 and (order != "yymd" or match[2] == "."):
        match = None
    if match:
        if order == "yymd":
            is_short = len(match[1]) == 2 and len(match[4]) < 3
            return moment(full_year(match[1], first_old), int(match[3]), int(match[4]), match[5]) if is_short else math.nan
        day, month = (match[1], match[3]) if order == "dmy" else (match[3], match[1])
        return moment(full_year(match[4], first_old), int(month), int(day), match[5])
    return named_date(WEEKDAY.sub("", text, 1) if WEEKDAY.match(text) else text, text, first_old)


def moment(year, month, day, clock):
    year = gregorian(year)
    if not is_day(year, month, day):
        return math.nan
    return days_of(year, month, day) * DAY + (time_of(clock) if clock else 0.0)


def gregorian(year):
    """The year of our calendar for one that may be Thailand's."""
    return year - 543 if 2401 <= year <= 2650 else year


def full_year(text, first_old):
    """Years of two digits are of the 20th century from this one on."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < first_old else 1900)


def month_of(text):
    """1 to 12; 0 for what is no month."""
    if text.isdigit():
        return int(text)
    plain = "".join([letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter)[0] != "M"]).lower()
    for place, names in enumerate(MONTHS):
        if plain in names:
            return place + 1
    return 0


def named_date(text, whole, first_old):
    """A date with its month by name, or a month, quarter or week, which stand for their first day."""
    for place, (pattern, year, month, day, clock) in enumerate(NAMED[:3]):
        match = re.fullmatch(pattern, text, re.I)
        if match:
            return moment(full_year(match[year], first_old), month_of(match[month]), int(match[day]), match[clock])
        printed = PRINTED.fullmatch(text) if place == 1 else None
        if printed:
            clock = printed[3] + (" " + printed[4] if printed[4] else "")
            return moment(int(printed[5]), month_of(printed[1]), int(printed[2]), clock)
    match = re.fullmatch(r"(\d{4})(?:\s?[-/m]\s?)(\d{1,2})", whole, re.I | re.A)
    if match:
        return moment(int(match[1]), int(match[2]), 1, None)
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{4})", whole, re.A)
    if match:
        return moment(int(match[2]), int(match[1]), 1, None)
    match = re.fullmatch(r"(" + WORD + r")(?:\.?,?(?:\s+del?\s+|[\s\-/.])?([0-9]{4})|\.?[\-/'\u2019]([0-9]{2}))", whole, re.I)
    if match and month_of(match[1]) > 0:
        return moment(full_year(match[2] or match[3], first_old), month_of(match[1]), 1, None)
    match = re.fullmatch(r"(\d{4})[\s\-/.]?q([1-4])", whole, re.I | re.A)
    if match:
        return moment(int(match[1]), int(match[2]) * 3 - 2, 1, None)
    match = re.fullmatch(r"(?:q([1-4])|([1-4])q)[\s\-/.'\u2019]?(\d{4}|\d{2})", whole, re.I | re.A)
    if match:
        return moment(full_year(match[3], first_old), int(match[1] or match[2]) * 3 - 2, 1, None)
    match = re.fullmatch(r"(\d{4})[\s\-/.]?[hs]([12])", whole, re.I | re.A)
    if match:
        return moment(int(match[1]), int(match[2]) * 6 - 5, 1, None)
    match = re.fullmatch(r"w(\d{2})[\s\-/.]?(\d{4})", whole, re.I | re.A)
    if match:
        return week_date(int(match[2]), int(match[1]), 1)
    match = re.fullmatch(r"(\d{4})-?w(\d{2})(?:-?([1-7]))?", whole, re.I | re.A)
    if match:
        return week_date(int(match[1]), int(match[2]), int(match[3] or 1))
    match = re.fullmatch(r"(\d{4})-(\d{3})", whole, re.A)
    if match:
        year, count = gregorian(int(match[1])), int(match[2])
        first = days_of(year, 1, 1)
        return (first + count - 1) * DAY if 1 <= count <= days_of(year + 1, 1, 1) - first else math.nan
    match = re.fullmatch(r"\\?/Date\((-?\d{1,13})(?:[+-]\d{4})?\)\\?/", whole, re.I | re.A)
    if match:
        return float(match[1])
    pattern, year, month, day, clock = NAMED[3]
    match = re.fullmatch(pattern, whole, re.A)
    return moment(int(match[year]), int(match[month]), int(match[day]), match[clock]) if match else math.nan


def week_date(year, week, weekday):
    """Week 1 is the one with January 4."""
    year = gregorian(year)
    monday = first_monday(year) + (week - 1) * 7
    return math.nan if week < 1 or monday >= first_monday(year + 1) else (monday + weekday - 1) * DAY


def first_monday(year):
    fourth = days_of(year, 1, 4)
    return fourth - (fourth + 3) % 7`;

/** Dates, times of day, and their positions in the cycles of day, week and year. */
export const dateHelpers: Readonly<Record<'calendar' | 'time_of' | 'date_of', CellHelper>> = {
  calendar: { code: calendar, needs: [] },
  time_of: { code: timeOf, needs: [] },
  date_of: { code: dateOf, needs: ['calendar', 'time_of'] },
};
