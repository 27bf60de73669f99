import type { ColumnRole, CsvRecord } from '../csvTable.ts';
import { fittingCells } from '../lineText.ts';

const typeWord = /^(?:c|d|s|t|continuous|discrete|string|time|numeric)$/i;
const isDiscrete = /^(?:d|discrete)$/i;
const isString = /^(?:s|string)$/i;
/** The values of a discrete column, given instead of its type: "male female". */
const valueList = /^\S+(?: \S+)+$/;
const flag = /^(?:class|meta|ignore|[cmi])(?: [\w-]+=\S*)*$|^(?:[\w-]+=\S*(?: |$))+$/i;
const prefix = /^([mic]?)([CDST]?)#(?=[^\s#])/;

/**
 * Reads the two lines below the names in Orange's three-line header: a type for each column, and flags for the class and for columns that
 * are not inputs. Undefined if the lines are something else.
 */
export function readTypeLines(names: readonly string[], below: readonly CsvRecord[]): readonly ColumnRole[] | undefined {
  const [types, flags] = below.slice(0, 2).map(({ cells }) => fittingCells(cells, names.length)?.map((cell) => cell.trim()));
  if (!types || !flags || below[1].endLine !== below[0].startLine + 1) return undefined;
  // A column added later may have no type.
  if (!types.every((type) => type === '' || typeWord.test(type) || valueList.test(type))) return undefined;
  if (types.filter((type) => typeWord.test(type)).length * 2 < types.length) return undefined;
  // Rows of letters have no empty cells.
  if (!flags.every((one) => one === '' || flag.test(one)) || !flags.includes('')) return undefined;
  return types.map((type, index) => {
    if (/^c(?:lass)?\b/i.test(flags[index])) return 'target';
    if (/^[mi]/i.test(flags[index]) || isString.test(type)) return 'meta';
    return isDiscrete.test(type) || valueList.test(type) ? 'category' : 'input';
  });
}

/** The role from Orange's prefix of a name: cD#iris, mS#owner, i#row, D#zone; undefined for any other name. */
export function roleOfName(name: string): ColumnRole | undefined {
  const [whole, role, type] = prefix.exec(name) ?? [];
  if (whole === undefined || `${role}${type}` === '') return undefined;
  if (role === 'c') return 'target';
  if (role !== '' || type === 'S') return 'meta';
  return type === 'D' ? 'category' : 'input';
}
