/** Around the table, since a kernel may print other things, too. */
const [BEGIN, END] = ['<neuron-table>', '</neuron-table>'];

/**
 * The Python that prints a data frame (or a series) of pandas as CSV. It leaves nothing behind in the kernel. An index that has a name is a column
 * of the table; names of several levels are one name each.
 */
export function printingCode(name: string): string {
  const names = '[" ".join(str(part) for part in name if str(part) != "") if isinstance(name, tuple) else name for name in frame.columns]';
  const table = `frame.set_axis(${names}, axis=1).to_csv(index=any(level is not None for level in frame.index.names))`;
  const frame = '(value.to_frame() if hasattr(type(value), "to_frame") else value)';
  return `print("${BEGIN}" + (lambda value: (lambda frame: ${table})(${frame}))(${name}) + "${END}")`;
}

/** The table in what a kernel has printed; undefined where there is none. */
export function printedTable(text: string): string | undefined {
  const [begin, end] = [text.indexOf(BEGIN), text.lastIndexOf(END)];
  return begin < 0 || end < begin ? undefined : text.slice(begin + BEGIN.length, end);
}
