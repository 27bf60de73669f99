import { strToU8, zipSync } from 'fflate';
import { columnLetters } from '../formula/cellTerms.ts';

/** A cell: a text, a number, or a formula without its "=". */
export type XlsxCell = string | number | { readonly formula: string };

export interface XlsxSheet {
  /** Without the characters that Excel forbids in sheet names. */
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
}

/** The smallest workbook that Excel, LibreOffice and Gnumeric open. They compute its formulas on opening. */
export function writeXlsx(sheets: readonly XlsxSheet[]): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const numbered = (write: (index: number, sheet: XlsxSheet) => string) => sheets.map((sheet, index) => write(index + 1, sheet)).join('');
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbered((index) => `<Override PartName="/xl/worksheets/sheet${index}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbered((index, { name }) => `<sheet name="${escaped(name)}" sheetId="${index}" r:id="rId${index}"/>`)}</sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${numbered((index) => `<Relationship Id="rId${index}" Type="${relations}/worksheet" Target="worksheets/sheet${index}.xml"/>`)}</Relationships>`,
  };
  const parts = Object.entries(files);
  sheets.forEach(({ rows }, index) => {
    const lines = rows
      .map(
        (cells, row) =>
          `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row + 1}`)).join('')}</row>`,
      )
      .join('');
    parts.push([`xl/worksheets/sheet${index + 1}.xml`, `<worksheet xmlns="${main}"><sheetData>${lines}</sheetData></worksheet>`]);
  });
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return Uint8Array.from(
    zipSync(Object.fromEntries(parts.map(([name, content]) => [name, strToU8(xml + content)])), { mtime: new Date(1980, 0, 2) }),
  );
}

function cellXml(cell: XlsxCell, at: string): string {
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string')
    return cell === '' ? `<c r="${at}"/>` : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  return `<c r="${at}"><f>${escaped(cell.formula)}</f></c>`;
}

/** Most control characters are not allowed in XML, even when escaped. */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
