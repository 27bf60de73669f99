import { message, type Message } from '../../message.ts';
import { UserError } from '../../userError.ts';

const beginning = 1000;

/** How texts of other formats begin, and what the user can do about them. */
const formats: readonly (readonly [beginning: RegExp, said: Message])[] = [
  [
    /^\s*(?:\[\s*)?\{\s*"|^\s*\[\s*\[/,
    message('The file holds JSON. Save it as CSV, or as JSON lines, one object in each line, in a file that ends in .jsonl or .ndjson.'),
  ],
  [
    /^\s*<(?:!doctype|html|\?xml|table|head|body|script|svg|!--)|^\s*<([a-z][\w.-]*)[^<>\n]*>\s*<[a-z]/i,
    message(
      'The file holds HTML or XML, perhaps a page that was saved in place of the table. Look at it, and download or export the table as CSV.',
    ),
  ],
  [
    /^(?:\s*(?:%.*)?\n)*\s*@relation\s/i,
    message(
      'The file is in the ARFF format of Weka. Write the names of the columns, separated by commas, in place of the lines above the rows.',
    ),
  ],
  [
    /^(?:[+-]?\d[\d.]*(?: [^|\n]*)?\|[a-z]\S*(?: +\S+)*? +[a-z]\w*:-?[\d.]+(?: +\S+)*\r?\n){2}/i,
    message('The file is in the format of Vowpal Wabbit, in which each cell names its column. Write it as CSV.'),
  ],
  [
    /^%%MatrixMarket/,
    message('The file holds a matrix in the format of Matrix Market. Write it as CSV, one line for each row of the matrix.'),
  ],
  [
    /^(?:---\s*\n)?- +"?[\p{L}_][\p{L}\p{N}_ ]*"?: *\S.*\n(?: +"?[\p{L}_][\p{L}\p{N}_ ]*"?: *.*\n)/u,
    message('The file holds YAML. Save it as CSV, one line for each entry of the list.'),
  ],
  [
    /^(?:[^\n&]+&[^\n]*\\\\\s*(?:\\[a-z]+\s*)*\n){2}|^\s*\\begin\{/,
    message('The file holds a table of LaTeX. Write a comma in place of each & and delete the \\\\ at the ends of its lines.'),
  ],
  [
    /^version https:\/\/git-lfs\.github\.com\//,
    message('The file is only a pointer to one that Git LFS keeps elsewhere. Fetch it with "git lfs pull".'),
  ],
  [
    /^(?:\s*(?:--.*|\/\*.*\*\/;?)?\n)*\s*(?:create\s+table|insert\s+into|drop\s+table|begin\s+transaction)\b/i,
    message('The file holds SQL. Export the rows of the table as CSV.'),
  ],
];

/** "+1 1:0.5 3:1", optionally with a query id after the label. */
const sparseLine = /^[+-]?\d+(?:\.\d+)?(?:,\d+)*(?: +qid:\d+)?(?: +\d+:[-+\d.e]+)+ *(?:#.*)?$/i;
const clockTime = /^\d\d$/;

/** True if each line names the columns of its cells, unless 10:30 may be a time. */
function isSparse(start: string): boolean {
  const lines = start.split(/\r?\n/).slice(0, -1);
  if (lines.length < 2 || !lines.every((line) => sparseLine.test(line))) return false;
  return lines.some((line) => line.split(/ +/).some((cell) => cell.includes(':') && !clockTime.test(cell.split(':')[1])));
}

/** Throws a UserError for a text that begins like another format. */
export function refuseOtherFormat(text: string): void {
  const start = text.slice(0, beginning);
  if (isSparse(start))
    throw new UserError(
      message(
        'The file is in the format of libsvm, in which each cell names its column ("3:0.5"). Write it as CSV; in Python: load_svmlight_file of scikit-learn, and pandas.',
      ),
    );
  const found = formats.find(([pattern]) => pattern.test(start));
  if (found) throw new UserError(found[1]);
}
