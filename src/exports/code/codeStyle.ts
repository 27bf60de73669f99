/** One summand of a formula, and what it is of. */
export interface Summand {
  readonly code: string;
  readonly comment?: string;
}

/** How the languages that are written line by line differ. */
export interface CodeStyle {
  readonly comment: '#' | '//';
  /** Lines that give a name to the sum of these, a function around it where one is given. */
  readonly declareSum: (name: string, summands: readonly Summand[], around?: string) => string[];
  /** Lines that give a name to a value. */
  readonly declare: (name: string, value: string, comment?: string) => string;
}

/** A number with a point or an exponent where the language wants one; every bit of it is kept. */
export function floatLiteral(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const indent = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`));

/** Each summand stands on a line of its own; the first without a plus in front. */
function sumLines(summands: readonly Summand[], comment: string): string[] {
  return summands.map(({ code, comment: of }, index) => `${signed(code, index)}${of === undefined ? '' : `  ${comment} ${of}`}`);
}

/** With a plus in front, or a minus in place of that of the number. */
function signed(code: string, index: number): string {
  if (index === 0) return code;
  return code.startsWith('-') ? `- ${code.slice(1)}` : `+ ${code}`;
}

/** Python, of which MicroPython is a part. */
export const pythonStyle: CodeStyle = {
  comment: '#',
  declareSum: (name, summands, around = '') => [`${name} = ${around}(`, ...indent(indent(sumLines(summands, '#'))), ')'],
  declare: (name, value, comment) => `${name} = ${value}${comment === undefined ? '' : `  # ${comment}`}`,
};

/** JavaScript and C, which differ in the word in front of a name. */
export function braceStyle(declaration: 'const' | 'const double'): CodeStyle {
  return {
    comment: '//',
    declareSum: (name, summands, around = '') => [`${declaration} ${name} = ${around}(`, ...indent(sumLines(summands, '//')), ');'],
    declare: (name, value, comment) => `${declaration} ${name} = ${value};${comment === undefined ? '' : `  // ${comment}`}`,
  };
}
