import * as vscode from 'vscode';
import { message } from '../../message.ts';
import { assertNever } from '../../assertNever.ts';
import { isMissing } from '../../dataset/cells/isMissing.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import type { CategoryEncoding, ColumnEncoding, EncodedInput, Encoder } from '../../dataset/encoding/encoder.ts';
import { parseDate } from '../../dataset/cells/dates/parseDate.ts';
import { writeRange } from '../../numberPlaces.ts';
import { parseNumber } from '../../dataset/cells/numbers/parseNumber.ts';
import { cellRemark } from '../../dataset/encoding/apply/encodeRow.ts';
import { say } from '../../words/say.ts';
import { showOverrides } from '../../visibleText.ts';

/** Asks for a value of every feature; an empty one counts as missing. Undefined when the user cancels. */
export async function askSample(encoder: Encoder): Promise<Map<string, string> | undefined> {
  const { columns, inputs, target } = encoder;
  const values = new Map<string, string>();
  for (const [index, encoding] of columns.entries()) {
    const title = say(message('Predict {column} ({step}/{steps})', { column: target.column, step: index + 1, steps: columns.length }));
    const input = inputs.find(({ column }) => column === encoding.column);
    const remark = (text: string) => {
      const said = cellRemark(encoder, encoding.column, text);
      return said && say(said);
    };
    const value =
      encoding.type === 'category' ? await askCategory(encoding, title, remark) : await askValue(encoding, title, input, remark);
    if (value === undefined) return undefined;
    values.set(encoding.column, value);
  }
  return values;
}

/** A warning about a typed value, which can be accepted nevertheless. */
type Remark = (text: string) => string | undefined;

async function askCategory({ column, categories }: CategoryEncoding, title: string, remark: Remark): Promise<string | undefined> {
  const other = { label: say(message('Another value…')), description: say(message('one that was not learned by itself')) };
  const items = categories.map((category) => ({ label: showOverrides(category), description: undefined, category }));
  const picked = await vscode.window.showQuickPick([...items, other], { title, placeHolder: showOverrides(column) });
  if (picked !== other) return items.find((item) => item === picked)?.category;
  return vscode.window.showInputBox({ title, prompt: showOverrides(column), validateInput: (text) => warningOf(remark(text)) });
}

function askValue(
  encoding: Exclude<ColumnEncoding, CategoryEncoding>,
  title: string,
  input: EncodedInput | undefined,
  remark: Remark,
): Thenable<string | undefined> {
  const { prompt, problem } = describeValue(encoding, input);
  return vscode.window.showInputBox({
    title,
    prompt,
    validateInput: (text) => (isMissing(text, encoding.marks) ? undefined : problem(text)) ?? warningOf(remark(text)),
  });
}

/** Shown while a value is typed; it does not block the input. */
function warningOf(remark: string | undefined): vscode.InputBoxValidationMessage | undefined {
  return remark === undefined ? undefined : { message: remark, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** The prompt for a value, and the warning about one. */
function describeValue(
  encoding: Exclude<ColumnEncoding, CategoryEncoding>,
  input: EncodedInput | undefined,
): { readonly prompt: string; readonly problem: (text: string) => string | undefined } {
  const { column } = encoding;
  switch (encoding.type) {
    case 'number':
      return {
        prompt: input ? say(message('{column}: {range} in training', { column, range: writeRange(input, encoding.format.unit) })) : column,
        problem: (text) => (Number.isNaN(parseNumber(text, encoding.format)) ? say(message('A number, or nothing')) : undefined),
      };
    case 'date': {
      const example = writeDate(input && encoding.parts[0] === 'time' ? input.mean : 0, encoding.format);
      return {
        prompt: say(message('{column}, written as {example}', { column, example })),
        problem: (text) =>
          Number.isNaN(parseDate(text, encoding.format))
            ? say(message('A date or time, written as {example}, or nothing', { example }))
            : undefined,
      };
    }
    default:
      return assertNever(encoding);
  }
}
