import { listOf, message } from '../message.ts';
import { UserError } from '../userError.ts';
import { csvLine } from './csvLine.ts';
import type { FileBytes } from './tableFormat.ts';
import { zipContentSize } from './zipContentSize.ts';

/** A workbook is read as a whole, which takes several times its size in memory. */
const MOST_BYTES = 50_000_000;
const MOST_CONTENT_BYTES = 300_000_000;
const LINES_AT_A_TIME = 10_000;

/**
 * A sheet of an Excel workbook as CSV, by default the first. Throws a UserError if the file is not a workbook or is too large, or if the
 * sheet does not exist.
 */
export async function* readWorkbook(file: FileBytes, sheet: string | undefined): AsyncGenerator<string> {
  const sheets = await readSheets(file);
  const found = sheet === undefined ? sheets.at(0) : sheets.find(({ name }) => name === sheet);
  if (!found)
    throw new UserError(
      message('There is no sheet "{sheet}". The workbook has {sheets}.', {
        sheet: sheet ?? '',
        sheets: listOf(
          sheets.map(({ name }) => name),
          'comma',
          20,
        ),
      }),
    );
  for (let at = 0; at < found.rows.length; at += LINES_AT_A_TIME)
    yield found.rows
      .slice(at, at + LINES_AT_A_TIME)
      .map(csvLine)
      .join('');
}

/** The names of a workbook's sheets in order. Throws a UserError if the file is not a workbook. */
export async function sheetNames(file: FileBytes): Promise<string[]> {
  return (await readSheets(file)).map(({ name }) => name);
}

async function readSheets(file: FileBytes): Promise<readonly { readonly name: string; readonly rows: readonly (readonly unknown[])[] }[]> {
  if (file.byteLength > MOST_BYTES)
    throw new UserError(
      message('The workbook is larger than {most} MB. Save the sheet as CSV, and train on that.', { most: MOST_BYTES / 1e6 }),
    );
  const bytes = await file.slice(0, file.byteLength);
  const size = zipContentSize(bytes);
  if (size === undefined) throw notReadable();
  if (size > MOST_CONTENT_BYTES)
    throw new UserError(
      message(
        'The workbook holds {size} MB when it is unpacked, more than the {most} MB that can be read. Save the sheet as CSV, and train on that.',
        {
          size: Math.round(size / 1e6),
          most: MOST_CONTENT_BYTES / 1e6,
        },
      ),
    );
  const { default: readExcelFile } = await import('read-excel-file/universal');
  try {
    const sheets = await readExcelFile(bytes);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
  } catch {
    // The library's message is about its internals.
    throw notReadable();
  }
}

function notReadable(): UserError {
  return new UserError(
    message('The file cannot be read as an Excel workbook: it is damaged, protected by a password, or not a workbook at all.'),
  );
}
