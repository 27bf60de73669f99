/** One summand of a formula, with a description of what it belongs to. */
export interface Summand {
  readonly code: string;
  readonly comment?: string;
}

/** The differences between languages with one statement per line. */
export interface CodeStyle {
  readonly comment: '#' | '//';
  /** Lines that assign the sum to a name, wrapped in a function if `around` is given. */
  readonly declareSum: (name: string, summands: readonly Summand[], around?: string) => string[];
  /** Lines that assign a value to a name. */
  readonly declare: (name: string, value: string, comment?: string) => string;
}

/** A number with a point or an exponent, as the language requires, that preserves every bit. */
export function floatLiteral(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const indent = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`));

/** One summand per line; the first has no plus sign. */
function sumLines(summands: readonly Summand[], comment: string): string[] {
  return summands.map(({ code, comment: of }, index) => `${signed(code, index)}${of === undefined ? '' : `  ${comment} ${of}`}`);
}

/** With a plus sign before it, or a minus sign in place of the number's own. */
function signed(code: string, index: number): string {
  if (index === 0) return code;
  return code.startsWith('-') ? `- ${code.slice(1)}` : `+ ${code}`;
}

/** Python, including MicroPython. */
export const pythonStyle: CodeStyle = {
  comment: '#',
  declareSum: (name, summands, around = '') => [`${name} = ${around}(`, ...indent(indent(sumLines(summands, '#'))), ')'],
  declare: (name, value, comment) => `${name} = ${value}${comment === undefined ? '' : `  # ${comment}`}`,
};

/** JavaScript and C, which differ in the keyword before a name. */
export function braceStyle(declaration: 'const' | 'const double'): CodeStyle {
  return {
    comment: '//',
    declareSum: (name, summands, around = '') => [`${declaration} ${name} = ${around}(`, ...indent(sumLines(summands, '//')), ');'],
    declare: (name, value, comment) => `${declaration} ${name} = ${value};${comment === undefined ? '' : `  // ${comment}`}`,
  };
}
