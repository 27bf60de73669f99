import { message, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';

/** Excel's limits for one formula; LibreOffice, Sheets and Gnumeric allow at least as much. */
const bounds = { characters: 8192, levels: 64, textCharacters: 255, values: 255 } as const;

/** Throws a UserError for a formula that Excel cannot read: too long, too deeply nested, or with too many arguments or too long a text. */
export function checkFormula(formula: string): void {
  const why = problemOf(formula);
  if (why) throw new UserError(why);
}

function problemOf(formula: string): Message | undefined {
  const { levels, textCharacters, values } = measure(formula);
  if (formula.length > bounds.characters) {
    return message(
      'The formula would have {count} characters, and a spreadsheet takes 8192: choose fewer columns or another format, such as "sql".',
      { count: formula.length },
    );
  }
  if (levels > bounds.levels) {
    return message(
      'The formula would go {count} functions deep, and Excel takes 64: choose fewer columns or another format, such as "sql".',
      {
        count: levels,
      },
    );
  }
  if (textCharacters > bounds.textCharacters) {
    return message('The formula would hold a text of {count} characters, and Excel takes 255: choose another format, such as "sql".', {
      count: textCharacters,
    });
  }
  if (values > bounds.values) {
    return message('A function of the formula would be given {count} values, and Excel takes 255: choose another format, such as "sql".', {
      count: values,
    });
  }
  return undefined;
}

interface FormulaSize {
  /** Depth of nested functions. */
  readonly levels: number;
  /** Length of the longest text. */
  readonly textCharacters: number;
  /** Largest number of arguments of a function. */
  readonly values: number;
}

function measure(formula: string): FormulaSize {
  let [levels, textCharacters, values] = [0, 0, 0];
  /** For each open parenthesis: whether it belongs to a function, and its number of arguments so far. */
  const open: { readonly isFunction: boolean; count: number }[] = [];
  const tokens = formula.matchAll(/"((?:[^"]|"")*)"|([A-Z][A-Z0-9.]*)?\(|\)|,/g);
  for (const [token, text] of tokens) {
    if (token.startsWith('"')) textCharacters = Math.max(textCharacters, (text ?? '').replaceAll('""', '"').length);
    else if (token === ')') open.pop();
    else if (token === ',') open[open.length - 1].count++;
    else {
      open.push({ isFunction: token !== '(', count: 1 });
      levels = Math.max(levels, open.filter(({ isFunction }) => isFunction).length);
    }
    const innermost = open.at(-1);
    if (innermost?.isFunction === true) values = Math.max(values, innermost.count);
  }
  return { levels, textCharacters, values };
}
