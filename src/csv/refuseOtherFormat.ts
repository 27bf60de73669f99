import { message, type Message } from '../message.ts';
import { UserError } from '../userError.ts';

const beginning = 1000;

/** How a text begins that is no table of separated cells, and what can be done. */
const formats: readonly (readonly [beginning: RegExp, said: Message])[] = [
  [
    /^\s*(?:\[\s*)?\{\s*"|^\s*\[\s*\[/,
    message('The file holds JSON. Save it as CSV, or as JSON lines, one object in each line, in a file that ends in .jsonl or .ndjson.'),
  ],
  [
    /^\s*<(?:!doctype|html|\?xml|table|head|body|script|svg|!--)/i,
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
    /^version https:\/\/git-lfs\.github\.com\//,
    message('The file only stands for one that Git LFS keeps elsewhere. Fetch it with "git lfs pull".'),
  ],
  [
    /^(?:\s*(?:--.*|\/\*.*\*\/;?)?\n)*\s*(?:create\s+table|insert\s+into|drop\s+table|begin\s+transaction)\b/i,
    message('The file holds SQL. Export the rows of the table as CSV.'),
  ],
];

/** Throws a UserError for a text that is of another format, by its beginning. */
export function refuseOtherFormat(text: string): void {
  const start = text.slice(0, beginning);
  const found = formats.find(([pattern]) => pattern.test(start));
  if (found) throw new UserError(found[1]);
}
