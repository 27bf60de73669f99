/** Numbers in plain characters in Python: a port of `plainCharacters`. */
export const plainCharactersCode = String.raw`def plain_characters(text):
    """The text in ASCII digits and signs, without what Excel puts around texts."""
    plain = ""
    text = re.sub(
        r"\A10(?:(?:\^|\*\*)\(?([+-]?[0-9]+)\)?|([\u207a\u207b][\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+))\Z",
        lambda power: "1e" + unicodedata.normalize("NFKC", power[1] or power[2]),
        text,
    )
    text = re.sub(
        r" ?[x\u00d7*\u00b7] ?10(?:(?:\^|\*\*)\(?([+-]?[0-9]+)\)?|([\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+))\Z",
        lambda power: "e" + unicodedata.normalize("NFKC", power[1] or power[2]),
        text,
    )
    text = html.unescape(text) if "&" in text and ";" in text else text
    text = re.sub("([0-9]*) ?([\u00bc-\u00be\u2150-\u215e])", mixed_number, text)
    for character in text:
        if "\u2100" <= character <= "\u214f" or "\u3371" <= character <= "\u33df":
            plain += unicodedata.normalize("NFKC", character)
            continue
        if "\uff01" <= character <= "\uff5e":
            character = unicodedata.normalize("NFKC", character)
        kind = unicodedata.category(character)
        if kind == "Nd":
            character = str(unicodedata.digit(character))
        elif kind == "Cf":
            continue
        elif kind == "Zs":
            character = " "
        elif character in "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63":
            character = "-"
        elif character in "\u2018\u2019\u02bc\u00b4\u0060\u2032":
            character = "'"
        elif character in "\u066a\u066b\u066c":
            character = {"\u066a": "%", "\u066b": ".", "\u066c": ","}[character]
        plain += character
    plain = re.sub("(?<=[0-9])( ?)\u0111(?:\u1ed3ng)?\\Z", "\\1\u20ab", plain.strip())
    if re.search("[\uc5b5\u5104\u4ebf\ub9cc\u4e07\u842c].*[0-9]|[\ucc9c\u5343] ?[\ub9cc\u4e07\u842c]", plain):
        plain = re.sub(
            "\\A(?:([0-9][0-9,]*) ?[\uc5b5\u5104\u4ebf] ?)?(?:([0-9][0-9,]*) ?([\ucc9c\u5343])? ?[\ub9cc\u4e07\u842c] ?)?"
            "(?:([0-9][0-9,]*) ?([\ucc9c\u5343])? ?)?(?=[\uc6d0\u5186\u5143]?\\Z)",
            sum_of_myriads,
            re.sub("\uc5b5 ?[0-9],?[0-9]{2,3}\\Z", "\\g<0>\ub9cc", plain),
        )
    excel = re.fullmatch(r'="?([^"]*)"?', plain)
    if excel:
        plain = excel[1].strip()
    plain = re.sub(
        r"\A(?:(?:(?:np|numpy)\.)?(?:float|u?int)[0-9]{1,3}|(?:torch\.)?tensor|(?:decimal\.)?Decimal)"
        r"\(\[?['\"]?([^'\"(),\[\]]*)['\"]?\]?(?:, [^()]*)?\)\Z|\A\[ ?([+-]?[0-9.]+(?:e[+-]?[0-9]+)?) ?\]\Z",
        lambda printed: printed[1] or printed[2] or "",
        plain,
    ).strip()
    plain = re.sub(r"(?<=[0-9])/[-=]\Z|(?<=[0-9][.,])--?(?=[^0-9)]*\Z)", "", plain)
    plain = re.sub("\\A'(.*?)'?\\Z", r"\1", plain, flags=re.S).strip()
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(?:_[0-9]{3})+(?:\.[0-9]+)?", plain):
        plain = plain.replace("_", "")
    plain = re.sub('\\A["\u201c\u201d\u201e\u00ab](.*)["\u201c\u201d\u00bb]\\Z', r"\1", plain, flags=re.S)
    plain = re.sub("\\A([+-]?[0-9]+)[\u00b7\u02d9]([0-9]+)\\Z", r"\1.\2", plain).strip()
    plain = re.sub("(?<=[0-9]) ?(?:\u00b1|\\+/-|\\+-) ?[0-9]+(?:[.,][0-9]+)?(?= ?[^0-9]*\\Z)", "", plain)
    plain = plain[:-2] + "s" if re.fullmatch("[0-9]*0's", plain) else plain
    plain = re.sub(
        r"(?<=[0-9%)])(?: ?\[(?:[0-9]{1,3}|[a-z]|note [0-9]{1,3})\]"
        r"| ?\((?:est\.?|estimated?|e|p|r|prov\.?|provisional|prelim\.?|preliminary|revised)\)|\*{1,3}|[\u2020\u2021\u00a7])+\Z",
        "",
        plain,
        flags=re.I | re.A,
    )
    plain = re.sub(r"^% ?([+-]?[0-9][0-9.,]*)\Z", r"\1%", plain)
    plain = re.sub(r"^([+-]?[0-9]?\.(?:[0-9]{3,}(?=-)|[0-9]+(?=\+)))([+-][1-3][0-9][0-9])\Z", r"\1e\2", plain)
    about = r"(?:ca\.?|circa|approx\.?|approximately|about|around|etwa|environ|\uc57d|\u7d04) ?(?=[$\u20ac\u00a3\u00a5]? ?[0-9])"
    return re.sub(about, "~", plain, flags=re.I | re.A) if re.match(about, plain, re.I | re.A) else plain


def sum_of_myriads(match):
    """Parts of a hundred million, of ten thousand, and the rest."""
    parts = [(match[1], 1e8, None), (match[2], 1e4, match[3]), (match[4], 1, match[5])]
    return "%d" % sum([int(digits.replace(",", "")) * by * (1000 if scale else 1) for digits, by, scale in parts if digits])


def mixed_number(match):
    """1\u00bd as 1.5."""
    return "%.15g" % (int(match[1] or 0) + unicodedata.numeric(match[2]))`;
