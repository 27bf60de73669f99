import { strToU8, zipSync } from 'fflate';
import type { FileBytes } from '../../../src/formats/tableFormat.ts';

/** Random access to bytes as if they were a file. */
export function fileOf(bytes: Uint8Array): FileBytes {
  return { byteLength: bytes.length, slice: (start, end) => Promise.resolve(bytes.slice(start, end).buffer) };
}

/** The whole text of the pieces. */
export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

type Cell = string | number | boolean | null;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

function sheetXml(rows: readonly (readonly Cell[])[], dimension: string): string {
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${index + 1}`)).join('');
    return `<row r="${index + 1}">${cells}</row>`;
  });
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><dimension ref="${dimension}"/><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** A workbook with these sheets; `dimension` is the size that each sheet declares. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, dimension = 'A1:C4'): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${packages}">${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
  };
  for (const [index, name] of names.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheets[name], dimension);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
