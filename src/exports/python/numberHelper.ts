import { durationWords } from '../../dataset/cells/numbers/parseDuration.ts';
import { compositeNumber } from './compositeHelper.ts';
import type { CellHelper } from './cellHelper.ts';
import { plainCharactersCode } from './plainCharactersHelper.ts';
import { pythonText } from './pythonText.ts';

const numberOf = String.raw`LETTER = r"[^\W\d_]"
UNIT_SIGN = r"(?:[^\W\d_]|[\u00b0\u00b5\"\u2033%\u2030\u00b2\u00b3/\u00b7*^\u2605\u2606])"
SYMBOL = "[$\u00a2-\u00a5\u058f\u060b\u09f2\u09f3\u0af1\u0bf9\u0e3f\u17db\u20a0-\u20c0\ua838\ufdfc\ufe69]"
CURRENCY = (
    r"(?:(?:[A-Z]{1,3} ?)?" + SYMBOL + r"|R(?= ?[0-9][0-9, ]*[.,][0-9][0-9]\)?$)|(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|INR|IDR|PKR|BRL"
    r"|MXN|ARS|CLP|COP|PEN|ZAR|NGN|KES|EGP|AED|SAR|QAR|ILS|KRW|TWD|HKD|SGD|MYR|THB|PHP|VND|BTC|ETH|Rs\.?|INR\.?|Rp\.?|RM"
    r"|S?Fr\.|S/\.?|kr\.?|K\u010d|z\u0142|Ft|lei|\u043b\u0432\.?|\u0440\u0443\u0431\.?)(?!" + LETTER + "))"
)
UNIT = (
    r"(?!/[23]$)(?!(?:st|nd|rd|th|am|pm|a\.m|p\.m)(?!" + LETTER + "))" + UNIT_SIGN + r"(?:" + UNIT_SIGN + r"|\.)*"
    r"(?:[23](?!\d))?(?:[ /](?:100 ?)?(?:" + LETTER + r"|[\u00b2\u00b3\u00b0/\u00b7.])+)?"
)
SCALE_WORD = (
    r"(?:[kKmMbBtTG]|MM|bn|Mio|Mrd|mn|mln|mio|Tsd|tys|\u0442\u044b\u0441|\u043c\u043b\u043d|\u043c\u043b\u0440\u0434"
    r"|(?:[Hh]undred|[Tt]housand|[MmBb]illion|[Tt]rillion|[Ll]akh|[Ll]ac|[Cc]rore)s?|Cr|Millionen|Milliarden|Tausend)"
)
SCALE = SCALE_WORD + r"\.?\+?(?!" + UNIT_SIGN + r")|[\ucc9c\ub9cc\uc5b5\uc870\u5343\u4e07\u842c\u5104\u4ebf]\+?(?=$|[ )\uc6d0\u5186\u5143])"
NUMBER = re.compile(
    r"([<>\u2264\u2265~\u2248]=? ?)?(\()?([+-]?) ?(" + CURRENCY + r")? ?(\()?([+-]?) ?(\d[\d.,' ]*|[.,]\d+)([eE][+-]?\d+|[dD][+-]?\d+)? ?"
    r"(-(?= ?(?:" + CURRENCY + r"|[%\u2030])?\)?$)|(?<=\d)-(?=\u00b0| " + LETTER + r")|\+)? ?(" + SCALE + r")? ?(\))? ?"
    r"(" + CURRENCY + r"(?:/" + LETTER + "(?:" + LETTER + r"|[\u00b2\u00b3])*)?|" + UNIT + r")?(\))?"
)
SCALES = {
    **{"k": 1e3, "m": 1e6, "mm": 1e6, "mio": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "g": 1e9, "mrd": 1e9, "t": 1e12},
    **{"tsd": 1e3, "tys": 1e3, "tausend": 1e3, "millionen": 1e6, "milliarden": 1e9},
    **{"\u0442\u044b\u0441": 1e3, "\u043c\u043b\u043d": 1e6, "\u043c\u043b\u0440\u0434": 1e9, "hundred": 1e2, "thousand": 1e3},
    **{"million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "lac": 1e5, "crore": 1e7, "cr": 1e7, "\ucc9c": 1e3},
    **{"\u5343": 1e3, "\ub9cc": 1e4, "\u4e07": 1e4, "\u842c": 1e4, "\uc5b5": 1e8, "\u5104": 1e8, "\u4ebf": 1e8, "\uc870": 1e12},
}


SIGN_WORD = re.compile(
    r"([\u25b2\u25b3\u25bc\u25bd\u2191\u2193]) ?(.*[0-9].*)"
    r"|(.*[0-9][^0-9]*?) ?(?:(cr|dr|debit|credit|soll|haben|[sh])\.?|([\u25b2\u25b3\u25bc\u25bd\u2191\u2193]))",
    re.I,
)
LONG_UNITS = {"yr": "year", "mo": "month", "wk": "week", "hr": "hour", "min": "minute", "sec": "second", "feet": "foot", "ft": "foot"}


def number_of(text, decimal=".", unit=None, is_scaled=False, is_bounded=False, is_any_unit=False, points_group=False, composite=None, minus=None, plus=None):
    """The number that a cell holds, what stands beside its digits set aside; NaN for anything else."""
    split = SIGN_WORD.fullmatch(text.strip()) if minus is not None else None
    word = (split[1] or split[4] or split[5]).lower() if split else None
    if word is not None and word in (minus, plus):
        size = number_of(split[2] or split[3], decimal, unit, is_scaled, is_bounded, is_any_unit, points_group, composite)
        return 0.0 - size if word == minus else size
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text):
        value = float(text)
        if points_group and re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", text):
            value = float(text.replace(".", ""))
        elif points_group and value != int(value):
            # A point between thousands, of which zeros at the end may be lost.
            is_thousand = 1 <= abs(value) < 1000 and abs(round(abs(value) * 1000) - abs(value) * 1000) < 1e-6
            value = float(round(value * 1000)) if is_thousand else math.nan
        return value if math.isfinite(value) else math.nan
    plain = plain_characters(text) if len(text) <= 400 else ""
    whole = composite_number(plain, composite) if composite else math.nan
    if whole == whole:
        return whole
    nothing = None if re.search("[0-9]", plain) else re.fullmatch(r"(.*\S)? ?--? ?(\S.*)?", plain)
    if nothing and bool(nothing[1]) != bool(nothing[2]) and re.fullmatch(CURRENCY, nothing[1] or nothing[2]):
        return math.nan if factor_of("", nothing[1] or nothing[2], unit, is_scaled, is_any_unit) is None else 0.0
    match = NUMBER.fullmatch(plain)
    if not match:
        return math.nan
    (bound, opened, first, before, opened_inside, second, digits, exponent, behind, scale, closed_inside, after, closed) = match.groups()
    if bound and not (is_bounded or is_any_unit):
        return math.nan
    scale = (scale or "").replace("+", "")
    signs = first + second + ("" if behind == "+" else behind or "")
    close = closed_inside or closed
    is_bracketed = bool(opened or opened_inside)
    if (closed_inside and closed) or is_bracketed != bool(close) or (opened and opened_inside):
        return math.nan
    if len(signs) + is_bracketed > 1 or (before and after and not re.match(r"[A-Z]{3}\Z|/|per ", after)):
        return math.nan
    digits = digits.rstrip()
    exponent = exponent or ""
    if exponent[:1] in ("d", "D") and exponent[1] not in "+-" and "." not in digits:
        return math.nan
    factor = factor_of(scale, " ".join([word.strip() for word in (before, after) if word]), unit, is_scaled, is_any_unit)
    size = unsigned_value(digits, re.sub("^[dD]", "e", exponent), decimal, points_group)
    if factor is None or not math.isfinite(size):
        return math.nan
    value = size if factor == 1 else float("%.15g" % (factor * size))
    return -value if is_bracketed or signs == "-" else value


def factor_of(scale, found, unit, is_scaled, is_any_unit):
    """What a number is multiplied by; None for one of another unit."""
    if is_any_unit:
        return 1
    key = scale.lower().replace(".", "")
    key = key[:-1] if len(key) > 3 and key.endswith("s") else key
    factor = 1 if scale == "" else SCALES.get(key) if is_scaled else None
    rest = ((scale if found == "" else scale + " " + found) if factor is None else found)
    if rest != "":
        is_known = re.fullmatch("[%\u2030]|" + SYMBOL, rest) if unit is None else unit_key(rest) == unit_key(unit)
        if not is_known:
            return None
    return 1 if factor is None else factor


def unit_key(unit):
    """What makes two units one: yr and Years, kg and kgs, but not mW and MW."""
    key = re.sub(r"\.$", "", unit.lower()).replace("\u00b2", "2").replace("\u00b3", "3").replace("\u00b5", "\u03bc")
    key = re.sub("([^s])s$", r"\1", re.sub("(ch|sh|ss|x)es$", r"\1", key)) if len(key) > 2 else key
    key = LONG_UNITS.get(key, key)
    return unit[0] + key[1:] if re.fullmatch("[mM].", unit) else key


def unsigned_value(digits, exponent, decimal, points_group):
    is_lone = decimal == "," and re.fullmatch(r"\d*\.?\d+", digits)
    mark = "." if is_lone and not points_group else decimal
    whole, found, fraction = digits.rpartition(mark)
    if not found:
        whole, fraction = digits, ""
    if not re.fullmatch(r"\d*", fraction) or whole + fraction == "":
        return math.nan
    grouped = r"[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}" if mark == "." else r"[1-9]\d{0,2}(?:\.\d{3})+"
    is_grouped = re.fullmatch(r"[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*", whole) or re.fullmatch(grouped, whole)
    if not is_grouped and not re.fullmatch(r"\d*", whole):
        return math.nan
    return float((re.sub(r"\D", "", whole) or "0") + "." + (fraction or "0") + exponent)`;

const secondsOf = String.raw`SECONDS = {
    **{"y": 31557600.0, "mo": 2629800.0, "w": 604800.0, "d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "us": 1e-6, "ns": 1e-9}
}
UNITS = ["y", "mo", "w", "d", "h", "m", "s", "ms", "us", "ns"]
WORDS = {
${Object.entries(durationWords)
  .map(([unit, words]) => `    "${unit}": r"${pythonText(words)}",`)
  .join('\n')}
}
TOKEN = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?)\s*(" + "|".join(WORDS.values()) + r")\.?(?![^\W\d_])(?:\s*(?:,|and|und|et|y)?\s*)",
    re.I,
)


def seconds_of(text, has_hours, has_months=False):
    """The seconds of a duration such as 1:23:45, 2h 50m, PT4M13S or a bare number; what the first part of 14:22 and what m counts is given."""
    text = re.sub(r'\A="?([^"]*)"?\Z', r"\1", text.strip()).strip()
    if re.fullmatch(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", text, re.A):
        return float(text) if math.isfinite(float(text)) else math.nan
    clock = clock_seconds(text, has_hours)
    if clock == clock:
        return clock
    primes = re.fullmatch(
        "([+-]?[0-9]{1,3})['\u2019\u2032] ?([0-9]{2})"
        "(?:(?:[\"\u2033\u201d]|''|\u2019\u2019)([0-9]{1,3})?|[.,]([0-9]{1,3})(?:[\"\u2033\u201d]|''|\u2019\u2019))?",
        text,
    )
    if primes and int(primes[2]) <= 59:
        seconds = float("%d.%s" % (abs(int(primes[1])) * 60 + int(primes[2]), primes[3] or primes[4] or "0"))
        return -seconds if primes[1].startswith("-") else seconds
    days = re.fullmatch(r"([+-]?\d+)(?:\s?(?:days?|d),?\s+\+?(\d{1,7}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)|(?<!\d{6})[. -](\d{1,7}:\d{2}:\d{2}(?:[.,]\d{1,9})?))", text, re.I | re.A)
    if days:
        return float(days[1]) * SECONDS["d"] + clock_seconds(days[2] or days[3], True)
    standard = re.fullmatch(
        r"([+-]?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
        r"(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?",
        text,
        re.I | re.A,
    )
    if standard:
        parts = [float((part or "0").replace(",", ".")) for part in standard.groups()[1:]]
        seconds = sum([part * SECONDS[unit] for part, unit in zip(parts, ["y", "mo", "w", "d", "h", "m", "s"])])
        return -seconds if standard[1] == "-" else seconds
    return unit_seconds(text, has_months)


def clock_seconds(text, has_hours):
    match = re.fullmatch(
        r"([+-]?)(\d{1,7}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,9}))?(?: ?(?:(h|hrs?|hours?|std\.?|\uc2dc\uac04)|((?:min|mins|minutes?|\ubd84)?(?: ?/ ?(?:k|km|mi|mile|100 ?m|500 ?m))?)))?",
        text,
        re.I | re.A,
    )
    if not match or int(match[3]) > 59 or int(match[4] or 0) > 59:
        return math.nan
    first, second, third = int(match[2]), int(match[3]), int(match[4] or 0)
    whole = (first * 60 + second) * 60 + third if match[4] or match[6] or (has_hours and not match[7]) else first * 60 + second
    seconds = float("%d.%s" % (whole, match[5] or "0"))
    return -seconds if match[1] == "-" else seconds


def unit_seconds(text, has_months):
    """Numbers with units that become smaller; digits behind the last one are of the next smaller unit, as in 8h30."""
    if re.fullmatch(r"[12][0-9]{3}[mM](?:0[1-9]|1[0-2])", text):
        return math.nan
    is_negative = text[:1] in ("-", "\u2212")
    rest = text[1:].strip() if is_negative else text
    seconds, units = 0.0, []
    match = TOKEN.match(rest)
    while match:
        unit = [name for name in UNITS if re.fullmatch(WORDS[name], match[2], re.I)][0]
        unit = "mo" if (has_months or units and units[-1] == "y") and match[2] in ("m", "M") else unit
        if units and UNITS.index(unit) <= UNITS.index(units[-1]):
            return math.nan
        units.append(unit)
        seconds += float(match[1].replace(",", ".")) * SECONDS[unit]
        rest = rest[match.end():]
        match = TOKEN.match(rest)
    following = {"h": "m", "m": "s"}.get(units[-1]) if units else None
    if following and re.fullmatch(r"[0-5]\d", rest, re.A):
        seconds += float(rest) * SECONDS[following]
        rest = ""
    if rest != "" or not units:
        return math.nan
    seconds = float("%.15g" % seconds)
    return -seconds if is_negative else seconds`;

/** Numbers in any notation, and durations. */
export const numberHelper: Readonly<Record<'plain_characters' | 'number_of' | 'seconds_of', CellHelper>> = {
  plain_characters: { code: plainCharactersCode, needs: [] },
  number_of: { code: `${numberOf}\n\n\n${compositeNumber}`, needs: ['plain_characters'] },
  seconds_of: { code: secondsOf, needs: [] },
};
