import { dateHelpers } from './dateHelpers.ts';

/** MicroPython functions that read cells, by name, with the same parameters as those of Python. */
export const microCellHelpers = {
  text_of: `def text_of(row, column):
    """The text of a cell as it would stand in the file; empty where there is none."""
    value = row.get(column)
    if value is None or value != value:
        return ""
    if isinstance(value, float) and abs(value) < 1e15 and value == int(value):
        value = int(value)
    return " ".join(str(value).split())`,
  is_missing: `def is_missing(text, exact=(), any_case=(), values=(), numbers=()):
    """Whether a cell says that there is no value."""
    if text == "" or text in exact or (numbers and plain_number(text) in numbers):
        return True
    return text.lower() in any_case and text not in values`,
  category_of: `def category_of(text, numbers={}, words={}, exact={}, folded={}):
    """The place of a cell's value among those of its column; OTHER for one that is none of them."""
    digits = text.lstrip("+-")
    # 01 is a name.
    is_name = len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()
    number = plain_number(text) if numbers and not is_name else None
    # 1e-400 becomes 0, but is another name.
    if number == 0 and digits.lower().split("e")[0].strip("0.") != "":
        number = None
    if number is not None and number in numbers:
        return numbers[number]
    if text.lower() in words:
        return words[text.lower()]
    if text in exact:
        return exact[text]
    return folded.get(text.lower(), OTHER)`,
  plain_number: `def plain_number(text):
    """The number that a text is; None for anything else."""
    for character in text:
        if character not in "0123456789+-.eE":
            return None
    try:
        return float(text)
    except ValueError:
        return None`,
  number_of: String.raw`def number_of(text, decimal=".", unit=None, is_scaled=False, is_bounded=False, is_any_unit=False, points_group=False, composite=None, minus=None, plus=None):
    """The number that a cell holds, its unit and the marks between thousands set aside; NaN for anything else."""
    number = plain_number(text)
    if number is not None and not points_group:
        return number
    sign = "" if text[:1] != "(" else "-"
    text = text.strip("()").replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ")
    known = [unit] if unit is not None else ["%", "\u2030", "$", "\u20ac", "\u00a3", "\u00a5", "\u20b9"]
    for name in known:
        text = text[: len(text) - len(name)] if text.endswith(name) else text
        text = text[len(name):] if text.startswith(name) else text
    text = text.replace(" ", "").replace("'", "")
    text = text.replace(",", "") if decimal == "." else text.replace(".", "").replace(",", ".")
    number = plain_number(sign + text)
    return math.nan if number is None else number`,
  seconds_of: `def seconds_of(text, has_hours, has_months=False):
    """The seconds of a duration such as 1:23:45, or of a bare number; what the first part of 14:22 counts is given."""
    number = plain_number(text)
    if number is not None:
        return number
    parts = [plain_number(part) for part in text.strip("+-").split(":")]
    if None in parts or not 2 <= len(parts) <= 3:
        return math.nan
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60.0 + part
    seconds = seconds * 60.0 if has_hours and len(parts) == 2 else seconds
    return -seconds if text[0] == "-" else seconds`,
  time_of: `def time_of(text):
    """Milliseconds since midnight of 14:22, 14:22:30 or 14:22:30.5; NaN for anything else."""
    parts = [plain_number(part) for part in text.rstrip("zZ").split(":")]
    if None in parts or not 2 <= len(parts) <= 3:
        return math.nan
    hour, minute, second = (parts + [0.0])[:3]
    if hour > (24 if minute == second == 0 else 23) or minute >= 60 or second >= 60:
        return math.nan
    return ((hour * 60 + minute) * 60 + second) * 1000.0`,
  date_of: `def date_of(text, order):
    """Milliseconds since 1970 of a date in digits, whose parts stand in this order; NaN for anything else."""
    if order == "time":
        time = time_of(text)
        return 0.0 if time == DAY else time
    first_old = 30 if order.endswith("1930") else 69
    order = order.replace("1930", "")
    day, space, clock = text.replace("T", " ").partition(" ")
    marks = [mark for mark in "-/." if mark in day]
    parts = day.split(marks[0]) if len(marks) == 1 else []
    if (space and not clock) or len(parts) != 3 or not all([part.isdigit() for part in parts]):
        return math.nan
    if len(parts[0]) == 4 or order == "yymd":
        year, month, date = parts
    elif order == "dmy":
        date, month, year = parts
    elif order == "mdy":
        month, date, year = parts
    else:
        return math.nan
    year = int(year) + (0 if len(year) == 4 else 2000 if int(year) < first_old else 1900)
    if not is_day(year, int(month), int(date)):
        return math.nan
    return days_of(year, int(month), int(date)) * DAY + (time_of(clock) if clock else 0.0)`,
  calendar: dateHelpers.calendar.code,
} as const;
