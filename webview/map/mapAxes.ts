import type { Encoder } from '../../src/dataset/encoding/encoder.ts';

/** The columns of the axes; with a single feature there is no y. */
export interface ChosenAxes {
  readonly x: string;
  readonly y?: string;
}

/**
 * The two columns that the map is drawn over: the user's choice, as far as they are features, else the two strongest with numbers or dates, in
 * the order of the file so that x stays x from run to run; categories where there are no two of these. `names` are the columns, the strongest
 * first.
 */
export function chooseAxes(
  encoder: Encoder,
  names: readonly string[],
  picked: { readonly x?: string; readonly y?: string },
): ChosenAxes | undefined {
  const onScale = columnsOnScale(encoder);
  const [first, second] = [...names.filter((name) => onScale.has(name)), ...names.filter((name) => !onScale.has(name))];
  if (first === undefined) return undefined;
  if (second === undefined) return { x: first };
  const inFile = encoder.columns.map(({ column }) => column).filter((name) => name === first || name === second);
  const has = (name: string | undefined) => name !== undefined && names.includes(name);
  const x = has(picked.x) ? picked.x : inFile.find((name) => name !== picked.y);
  const y = has(picked.y) && picked.y !== x ? picked.y : [...inFile, ...names].find((name) => name !== x);
  return { x: x ?? first, y: y ?? second };
}

/** Whether the map is worth showing unasked: always for one or two columns; for more where the two strongest are numbers or dates. */
export function showsThumbnail(encoder: Encoder, names: readonly string[]): boolean {
  if (names.length <= 2) return names.length > 0;
  const onScale = columnsOnScale(encoder);
  return names.slice(0, 2).every((name) => onScale.has(name));
}

/** The columns with numbers or dates. */
function columnsOnScale({ columns }: Encoder): ReadonlySet<string> {
  return new Set(columns.flatMap(({ column, type }) => (type === 'category' ? [] : [column])));
}
