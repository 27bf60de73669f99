/** Dates and times in digits alone, in Python. */
export const digitDateCode = String.raw`# Milliseconds of what is counted, and what has been counted by 1970.
DIGIT_DATES = {
    "unixSeconds": (1000.0, 0.0),
    "unixMilliseconds": (1.0, 0.0),
    "unixMicroseconds": (0.001, 0.0),
    "unixNanoseconds": (0.000001, 0.0),
    "unixDays": (DAY, 0.0),
    "excelDays": (DAY, 25569.0),
    "sasDays": (DAY, 3653.0),
    "sasSeconds": (1000.0, 315619200.0),
    # Where year, month and day stand in a date of eight digits.
    "yyyymmdd": (10000, 100, 1),
    "ddmmyyyy": (1, 10000, 1000000),
    "mmddyyyy": (1, 1000000, 10000),
    "yymmdd": (10000, 100, 1),
    "yyyymm": (100, 1, 0),
    "yyyy": (1, 0, 0),
    "yyyyddd": (1000, 0, 0),
    "yyyyww": (100, 0, 0),
    # What makes hours, minutes and seconds of it.
    "hhmm": (100.0,),
    "hhmmss": (1.0,),
}


def digit_date(value, order):
    """Milliseconds since 1970 of a number that is a date in digits alone; NaN for any other."""
    places = DIGIT_DATES[order]
    if not abs(value) < 1e300:
        return math.nan
    if len(places) == 2:
        time = math.floor((value - places[1]) * places[0] + 0.5)
        return float(time) if days_of(1900, 1, 1) * DAY <= time < days_of(2101, 1, 1) * DAY else math.nan
    if len(places) == 1:
        return clock_of(value * places[0])
    clock = 0.0
    if order == "yyyymmdd":
        value = value * (1e6 if value < 1e8 else 1e4 if value < 1e10 else 1e2 if value < 1e12 else 1.0)
        clock = value % 1e6
        value = value // 1e6
    if value != value // 1 or value < 100:
        return math.nan
    year, month, day = [int(value // place) if place else 1 for place in places]
    year = year % 10000 if order in ("ddmmyyyy", "mmddyyyy") else year
    month = month % 100 if order != "mmddyyyy" else month
    day = day % 100 if order != "ddmmyyyy" else day
    if order in ("yyyyddd", "yyyyww") and not 1900 <= year <= 2100:
        return math.nan
    if order == "yyyyww":
        return week_date(year, int(value % 100), 1)
    if order == "yyyyddd":
        count, first = int(value % 1000), days_of(year, 1, 1)
        return (first + count - 1) * DAY if 1 <= count <= days_of(year + 1, 1, 1) - first else math.nan
    if order == "yymmdd":
        year = year + (2000 if year < 69 else 1900) if year < 100 else 0
    hour, minute, second = clock // 1e4, clock // 100 % 100, clock % 100
    if not 1900 <= year <= 2100 or not is_day(year, month, day) or hour > 23 or minute > 59 or second >= 60:
        return math.nan
    return days_of(year, month, day) * DAY + math.floor(((hour * 60 + minute) * 60 + second) * 1000 + 0.5)


def clock_of(value):
    """Milliseconds since midnight of 93015, hours, minutes and seconds."""
    hour, minute, second = value // 1e4, value // 100 % 100, value % 100
    if value == 240000:
        return 0.0
    if value != value // 1 or not 0 <= hour <= 23 or minute > 59 or second > 59:
        return math.nan
    return ((hour * 60 + minute) * 60 + second) * 1000.0`;
