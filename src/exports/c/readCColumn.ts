import { assertNever } from '../../assertNever.ts';
import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { categorySpellings } from '../../dataset/encoding/categorySpellings.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import type { CategoryEncoding, ColumnEncoding, DatePart } from '../../dataset/encoding/encoder.ts';
import { floatLiteral } from '../code/codeStyle.ts';
import { unitComment } from '../code/commentText.ts';
import type { NamedColumn, NamedInput } from '../code/namedInputs.ts';
import { quoted, quotedForC } from '../code/quoted.ts';
import { fillPlace, NONE, OTHER } from '../code/readCategories.ts';

/** Signs beside the digits that are ignored if the column has no unit of its own. */
const signs = ['%', '$', '€', '£', '¥'];

/** Lines that read the cell `row[index]` and compute the column's inputs. */
export function readCColumn({ encoding, variable, inputs }: NamedColumn, index: string): string[] {
  const cell = `row[${index}]`;
  const flags = (condition: string) =>
    inputs.filter(({ role }) => role.type === 'missing').map((input) => `const double ${input.variable} = ${condition} ? 1.0 : 0.0;`);
  switch (encoding.type) {
    case 'number': {
      const { format, missing, clip, marks } = encoding;
      const [{ variable: scaled, input }] = inputs;
      const read =
        format.duration === undefined
          ? `number_of(${cell}, '${format.decimal}', (const char *const[]){${[...(format.unit === undefined ? signs : [format.unit]).map(quotedForC), 'NULL'].join(', ')}})`
          : `seconds_of(${cell}, ${format.duration === 'hours' ? 1 : 0})`;
      return [
        `/* ${comment(encoding.column)}${unitComment(encoding)} */`,
        `double ${variable} = ${read};`,
        ...markedLines(marks, variable, cell, true),
        ...flags(`isnan(${variable})`),
        ...(missing
          ? [`if (isnan(${variable})) ${variable} = ${floatLiteral(missing.fill)}; /* The median stands in for a missing one. */`]
          : []),
        ...(clip ? [`${variable} = fmin(fmax(${variable}, ${floatLiteral(clip[0])}), ${floatLiteral(clip[1])});`] : []),
        `const double ${scaled} = scaled(${variable}, ${floatLiteral(input.offset)}, ${floatLiteral(input.scale)});`,
      ];
    }
    case 'category':
      return [
        `/* ${comment(encoding.column)} */`,
        `int ${variable} = ${variable}_place(${cell});`,
        ...flags(`${variable} == ${NONE}`),
        `if (${variable} == ${NONE}) ${variable} = ${fillPlace(encoding)}; /* The commonest value stands in for a missing one. */`,
        ...inputs.filter(({ role }) => role.type !== 'missing').map((input) => categoryLine(encoding, variable, input)),
      ];
    case 'date': {
      const fill = encoding.missing?.fill ?? 0;
      return [
        `/* ${comment(encoding.column)}: milliseconds since ${encoding.format === 'time' ? 'midnight' : '1970'} */`,
        `double ${variable} = date_of(${cell}, "${encoding.format}");`,
        // A number among the marks is no date, so it must not stand for 1970 or midnight.
        ...markedLines(encoding.marks, variable, cell, false),
        ...flags(`isnan(${variable})`),
        `if (isnan(${variable})) ${variable} = ${floatLiteral(fill)}; /* The median, ${writeDate(fill, encoding.format)}, stands in for a missing one. */`,
        ...inputs.flatMap(({ role, variable: name, input }) =>
          role.type === 'part'
            ? [
                `const double ${name} = scaled(${partOf(role.part, variable)}, ${floatLiteral(input.offset)}, ${floatLiteral(input.scale)});`,
              ]
            : [],
        ),
      ];
    }
    default:
      return assertNever(encoding);
  }
}

/** Makes a name safe for a block comment. */
export function comment(name: string): string {
  return quoted(name).replaceAll('*/', '*\\u002f').replaceAll('/*', '\\u002f*').replaceAll('??', '?\\u003f');
}

function categoryLine({ reference }: CategoryEncoding, name: string, { variable, role, input }: NamedInput): string {
  if (role.type === 'other') return `const double ${variable} = ${name} == ${OTHER} ? 1.0 : 0.0;`;
  const between = reference === undefined ? '0.0' : `${name} == ${OTHER} ? ${floatLiteral(Math.fround(input.mean))} : 0.0`;
  return `const double ${variable} = ${name} == ${role.type === 'value' ? role.place : NONE} ? 1.0 : ${between};`;
}

function partOf(part: DatePart, name: string): string {
  if (part === 'time') return name;
  return `${part.endsWith('Sin') ? 'sine' : 'cosine'}(turn_of_${part.replace(/(Sin|Cos)$/, '')}(${name}))`;
}

function markedLines(marks: MissingMarks | undefined, variable: string, cell: string, isNumber: boolean): string[] {
  if (marks?.only === undefined) return [];
  const { exact, numbers } = missingTexts(marks);
  const conditions = (isNumber ? numbers : []).map((number) => `${variable} == ${floatLiteral(number)}`);
  const isText = `place_of(${cell} == NULL ? "" : ${cell}, ${list(exact)}) >= 0`;
  return [`if (${[isText, ...conditions].join(' || ')}) ${variable} = NAN;`];
}

/** The function that maps a category's text to its index; none for other columns. */
export function categoryFunction(encoding: ColumnEncoding, variable: string): string[] {
  if (encoding.type !== 'category') return [];
  const { numbers, words, exact, folded } = categorySpellings(encoding);
  const { exact: marks, anyCase, values, numbers: markNumbers } = missingTexts(encoding.marks);
  const lookUp = (table: ReadonlyMap<string, number>, text: string) =>
    [...table].map(([spelling, place]) => `  if (strcmp(${text}, ${quotedForC(spelling)}) == 0) return ${place};`);
  return [
    `static inline int ${variable}_place(const char *cell) {`,
    '  char text[CELL_SIZE], small[CELL_SIZE];',
    '  copy_cell(cell, text);',
    '  small_letters(text, small);',
    `  if (has_mark(text, ${list(marks)}, ${list(anyCase)}, ${list(values)})) return ${NONE};`,
    ...markNumbers.map((number) => `  if (${isNumber(number)}) return ${NONE};`),
    ...lookUp(exact, 'text'),
    // 01 is a name.
    ...(numbers.size > 0
      ? [
          '  size_t sign = strspn(text, "+-");',
          "  const int is_name = text[sign] == '0' && text[sign + 1] >= '0' && text[sign + 1] <= '9';",
        ]
      : []),
    ...[...numbers].map(([value, place]) => `  if (!is_name && ${isNumber(value)}) return ${place};`),
    ...lookUp(words, 'small'),
    ...lookUp(folded, 'small'),
    `  return ${OTHER};`,
    '}',
  ];
}

/** The condition that the text is this number; 1e-400, which becomes 0, is none. */
function isNumber(value: number): string {
  const isEqual = `plain_number(text) == ${floatLiteral(value)}`;
  return value === 0 ? `${isEqual} && strcspn(text, "123456789") >= strcspn(text, "eE")` : isEqual;
}

function list(texts: readonly string[]): string {
  return `(const char *const[]){${[...texts.map(quotedForC), 'NULL'].join(', ')}}`;
}
