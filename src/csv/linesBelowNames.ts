import { message, plural, type Message } from '../message.ts';
import type { ColumnRole, CsvRecord } from './csvTable.ts';
import { readTypeLines } from './orangeHeader.ts';

/** Records below the names that are not rows. */
export interface LinesBelowNames {
  /** Number of these records. */
  readonly count: number;
  readonly roles?: readonly ColumnRole[];
  readonly warning?: Message;
}

/** Most lines that surveys have below the names: the questions, then ids. */
const surveyLines = 3;
/** Ids as Qualtrics writes them: {"ImportId":"QID1"}. */
const importId = /^\{\s*'?"?ImportId['"]*\s*:/i;
/** What SurveyMonkey writes below a question without choices. */
const anyResponse =
  /^(?:(?:open-ended |offene )?(?:response|antwort)|(?:réponse|respuesta|risposta)(?: ouverte| abierta| aperta)?|응답|回答)$/i;
/** As wide as the column, as drawn by sqlcmd. */
const underline = /^(?:-+|=+|_+)$/;
const drawn = /^(?:-{2,}|={2,}|_{2,})$/;

/** Finds Orange's types, a survey's questions and ids, or a line that underlines the names. `line` is the line of the names. */
export function findLinesBelowNames(names: readonly string[], below: readonly CsvRecord[], line: number): LinesBelowNames {
  const roles = readTypeLines(names, below);
  if (roles) {
    const args = { first: String(line + 2), second: String(line + 3) };
    const warning = message('Lines {first} and {second} say what the columns are, as Orange writes them: they are no rows.', args);
    return { count: 2, roles, warning };
  }
  if (below.length === 0) return { count: 0 };
  const first = String(below[0].startLine + 1);
  if (isUnderline(below[0].cells))
    return { count: 1, warning: message('Line {line} only underlines the names of the columns and was skipped.', { line: first }) };
  const count = countSurveyLines(below);
  if (count === 0) return { count };
  const warning = plural(
    count,
    'Line {first} holds the questions of a survey and was skipped.',
    '{count} lines below the names, from line {first} on, hold the questions and IDs of a survey and were skipped.',
    { first },
  );
  return { count, warning };
}

function isUnderline(cells: readonly string[]): boolean {
  if (cells.length < 2) return false;
  const [texts, last] = [cells.map((cell) => cell.trim()), cells.length - 1];
  // Missing values may look the same, but they are shorter than names.
  const isDrawn = texts.every((text) => drawn.test(text)) || texts.some((text) => text.length > 2);
  return isDrawn && texts.every((text, index) => underline.test(text) || (index === last && text === ''));
}

function countSurveyLines(below: readonly CsvRecord[]): number {
  const ids = below.slice(0, surveyLines).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    return filled.length > 0 && filled.every((cell) => importId.test(cell.trim()));
  });
  if (ids >= 0) return ids + 1;
  const [{ cells }, ...rows] = below;
  const isNameless = cells[0].trim() === '' && rows.length > 0 && rows.every((row) => row.cells[0].trim() !== '');
  return isNameless && cells.some((cell) => anyResponse.test(cell.trim())) ? 1 : 0;
}
