/** Composite numbers in Python: a port of `parseComposite`. */
export const compositeNumber = String.raw`COMPOSITES = {
    "fraction": re.compile(r"([+-]?)(?:([0-9]{1,6}) )?([0-9]{1,4})/([0-9]{1,4})"),
    "outOf": re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?) ?(?:/|out of|of) ?([0-9]{1,4})(?: ?(?:stars?|points?|pts?|bubbles))?", re.I | re.A),
    "feet": re.compile(
        r"([+-]?)([0-9]{1,3}) ?(?:'|ft\.?|feet|foot),? ?(?:([0-9]{1,2}(?:\.[0-9]+)?) ?(?:[\"\u2033\u201d]|''|in\.?|inch(?:es)?)?)?", re.I
    ),
    "dashedFeet": re.compile(r"([3-8])-([0-9]{1,2}(?:\.[0-9]+)?)"),
    "stones": re.compile(r"([0-9]{1,3}) ?(?:st|stones?)\.?,? ?([0-9]{1,2}(?:\.[0-9]+)?) ?(?:lbs?|pounds?)?\.?", re.I | re.A),
    "pounds": re.compile(r"([0-9]{1,4}) ?(?:lbs?|pounds?)\.?,? ?([0-9]{1,2}(?:\.[0-9]+)?) ?(?:oz|ounces?)\.?", re.I | re.A),
    "degrees": re.compile(
        r"([NSEW]?) ?([+-]?)([0-9]{1,3}(?:\.[0-9]+)?)(?: ?[\u00b0\u00ba:] ?| ?deg ?| |(?=[NSEW]|\Z))"
        r"(?:(?<=[\u00b0\u00ba:g ])([0-9]{1,2}(?:\.[0-9]+)?)(?: ?[':] ?| |(?=[NSEW]|\Z))"
        r"(?:(?<=[': ])([0-9]{1,2}(?:\.[0-9]+)?) ?(?:[\"\u2033\u201d]|'')?)?)? ?([NSEW]?)",
        re.I | re.A,
    ),
    "radix": re.compile(r"0x[0-9a-f]{1,13}|0b[01]{1,52}|0o[0-7]{1,17}", re.I | re.A),
    "ordinal": re.compile(r"(?:#|\u2116|nos?\.?|nr\.?|n\u00b0|n\u00ba|\uc81c) ?([0-9]{1,9})|([0-9]{1,9}) ?(?:st|nd|rd|th|\u00e8re|\u00e8me|er)", re.I | re.A),
}


def composite_number(text, composite):
    """The number that several parts make: of 1 1/2, the inches of 5'11", the degrees of 51 30 26 N; NaN for anything else."""
    match = COMPOSITES[composite].fullmatch(text) if composite in COMPOSITES else None
    if composite == "dashedFeet":
        return two_parts(match, 12) * 12
    if composite == "pounds":
        stones = two_parts(COMPOSITES["stones"].fullmatch(text), 14) * 14
        return stones if stones == stones else two_parts(match, 16)
    if composite == "degrees":
        return angle(text, match)
    if composite == "range":
        return middle_of_range(text)
    if composite == "outOf":
        return float(match[1]) if match else math.nan
    if composite in ("radix", "ordinal"):
        return math.nan if not match else float(int(text, 0)) if composite == "radix" else float(match[1] or match[2])
    if not match:
        return math.nan
    whole, part, of = int(match[2] or 0), float(match[3] or 0), 12 if composite == "feet" else int(match[4])
    if of == 0 or (part >= of and match[2] is not None):
        return math.nan
    value = whole * 12 + part if composite == "feet" else whole + part / of
    return -value if match[1] == "-" else value


def two_parts(match, of):
    if not match or float(match[2]) >= of:
        return math.nan
    return float(match[1]) + float(match[2]) / of


def angle(text, match):
    """Degrees, south and west of nothing."""
    side = (match[1] + match[6]).upper() if match else ""
    if not match or len(side) > 1 or not (side or re.search("[\u00b0\u00ba]", text)):
        return math.nan
    whole, minutes, seconds = float(match[3]), float(match[4] or 0), float(match[5] or 0)
    if whole > 360 or minutes > 60 or seconds > 60:
        return math.nan
    size = whole + (minutes * 60 + seconds) / 3600
    return -size if match[2] == "-" or side in ("S", "W") else size


AMOUNT = r"(?:[$\u00a2-\u00a5\u058f\u060b\u09f2\u09f3\u0af1\u0bf9\u0e3f\u17db\u20a0-\u20c0\ua838\ufdfc\ufe69] ?)?([0-9][0-9,]*(?:\.[0-9]+)?)(k?)"
BETWEEN = re.compile(r"([\[(]?) ?" + AMOUNT + r" ?(-|to|bis|~|,) ?" + AMOUNT + r" ?([\])]?)", re.I | re.A)
BELOW = re.compile(r"(?:[<\u2264]=?|under|below|less than|up to|unter|bis) ?" + AMOUNT, re.I | re.A)
ABOVE = re.compile(
    AMOUNT + r" ?(?:\+|and over|and above|and older|or more|or older|plus)"
    r"|(?:[>\u2265]=?|over|above|more than|\u00fcber|\u00dcber|ab) ?" + AMOUNT,
    re.I | re.A,
)


def middle_of_range(text):
    """The middle of 18-24, and the only end of 65+; NaN for anything else."""
    match = BETWEEN.fullmatch(text)
    if match:
        brackets = match[1] + match[7]
        low, high = amount_of(match[2], match[3]), amount_of(match[5], match[6])
        is_interval = (match[1] == "") == (match[7] == "") and (match[4] != "," or brackets in ("[)", "(]"))
        return (low + high) / 2 if is_interval and low < high else math.nan
    match = BELOW.fullmatch(text)
    if match:
        return amount_of(match[1], match[2])
    match = ABOVE.fullmatch(text)
    return amount_of(match[1] or match[3], match[2] or match[4]) if match else math.nan


def amount_of(digits, scale):
    return float(digits.replace(",", "")) * (1000 if scale else 1)`;
