/** Marks around the table, since a kernel may print other things too. */
const [BEGIN, END] = ['<neuron-table>', '</neuron-table>'];

/**
 * Python code that prints a data frame or series of pandas as CSV and leaves nothing behind in the kernel. A named index becomes a column;
 * multi-level names are joined.
 */
export function printingCode(name: string): string {
  const names = '[" ".join(str(part) for part in name if str(part) != "") if isinstance(name, tuple) else name for name in frame.columns]';
  const table = `frame.set_axis(${names}, axis=1).to_csv(index=any(level is not None for level in frame.index.names))`;
  const frame = '(value.to_frame() if hasattr(type(value), "to_frame") else value)';
  return `print("${BEGIN}" + (lambda value: (lambda frame: ${table})(${frame}))(${name}) + "${END}")`;
}

/** The table in a kernel's output; undefined where there is none. */
export function printedTable(text: string): string | undefined {
  const [begin, end] = [text.indexOf(BEGIN), text.lastIndexOf(END)];
  return begin < 0 || end < begin ? undefined : text.slice(begin + BEGIN.length, end);
}
