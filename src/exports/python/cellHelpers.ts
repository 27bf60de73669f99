import type { CellHelper, CellHelperName } from './cellHelper.ts';
import { numberHelper } from './numberHelper.ts';
import { dateHelpers } from './dateHelpers.ts';

const textOf = `def text_of(row, column):
    """The text of a cell as it would stand in the file; empty where there is none."""
    value = row.get(column)
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and abs(value) < 1e15 and value == int(value):
        value = int(value)
    return str(value).strip()`;

const visibleText = String.raw`INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def visible_text(text):
    """The text as it looks: composed (NFC), nothing invisible, single spaces."""
    kept = ""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    for place, character in enumerate(text):
        if character in "\u200c\u200d":
            # Between parts of an emoji and letters of some scripts joiners are seen.
            before = text[place - 1] if place > 0 else " "
            is_joined = unicodedata.category(before) in ("So", "Sk", "Mn", "Mc", "Me") or "ARABIC" in unicodedata.name(before, "")
            if not is_joined or place == len(text) - 1:
                continue
        kept += character
    return " ".join(kept.split())`;

const isMissing = `def is_missing(text, exact=(), any_case=(), values=(), numbers=()):
    """Whether a cell says that there is no value."""
    text = visible_text(text)
    if text == "" or text in exact or (numbers and plain_value(text) in numbers):
        return True
    return text.lower() in any_case and text not in values`;

const plainValue = String.raw`def plain_value(text):
    """The number that a text is, with a point or an exponent; None for anything else, such as 007."""
    if not re.fullmatch(r"[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", text):
        return None
    written = re.sub(r"[^0-9]", "", re.sub(r"[eE].*$", "", text)).lstrip("0")
    if len(written) > 15:
        return None
    value = float(text)
    is_lost = math.isinf(value) or (value == 0 and written != "")
    return None if is_lost else value`;

const categoryOf = `def category_of(text, numbers={}, words={}, exact={}, folded={}):
    """The place of a cell's value among those of its column; OTHER for one that is none of them."""
    text = visible_text(text)
    number = plain_value(text) if numbers else None
    if number is not None and number in numbers:
        return numbers[number]
    if number is None and text.lower() in words:
        return words[text.lower()]
    if number is None and text in exact:
        return exact[text]
    return folded.get(visible_text(unicodedata.normalize("NFKC", text)).lower(), OTHER)`;

/** By name; `calendar` has the functions for days. */
export const cellHelpers: Readonly<Record<Exclude<CellHelperName, 'plain_number'>, CellHelper>> = {
  text_of: { code: textOf, needs: [] },
  visible_text: { code: visibleText, needs: [] },
  is_missing: { code: isMissing, needs: ['visible_text', 'plain_value'] },
  plain_value: { code: plainValue, needs: [] },
  category_of: { code: categoryOf, needs: ['visible_text', 'plain_value'] },
  ...numberHelper,
  ...dateHelpers,
};
