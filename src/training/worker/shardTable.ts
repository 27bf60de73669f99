import { cellText, type CellColumn, type CsvTable } from '../../csv/csvTable.ts';
import { namePlaces } from '../../csv/namePlaces.ts';
import type { RowLedger } from '../../model/rowLedger.ts';
import type { ShardedTable, TableQuestion } from '../../protocol/tableQuestions.ts';
import type { QuestionRequest } from '../../protocol/workerMessages.ts';
import { planRows } from '../plan/planRun.ts';
import { readSource } from './readSource.ts';
import type { WorkerPort } from './workerPort.ts';

/** A larger table is split into at least this many files, so that as many processes have work. */
const FEWEST_FILES = 16;
const FEWEST_ROWS = 1000;
/** Approximate limit on the characters of a file. */
const MOST_LETTERS = 8_000_000;

/** Plans a training and posts its rows, file by file. Rejects with a UserError if the table cannot be used for training. */
export async function shardTable(
  { requestId, source, options, engine }: Extract<TableQuestion, { type: 'shardTable' }> & Pick<QuestionRequest, 'requestId'>,
  port: WorkerPort,
): Promise<ShardedTable> {
  const table = await readSource(source, port);
  const { plan, ledger, initial } = planRows(table, options, engine);
  const names = [plan.recipe.target, ...plan.recipe.features];
  for (const text of shardTexts(table, ledger, names)) {
    const bytes = new TextEncoder().encode(text);
    port.post({ type: 'written', requestId, bytes }, [bytes.buffer]);
    // Cancelling a question ends its worker, so there is no need to check for it here.
    await port.yieldToRequests();
  }
  return { plan, ledger, initial };
}

/** The rows that belong to a part, each preceded by the part's mark. */
function* shardTexts({ columns, names, rowCount }: CsvTable, { splits }: RowLedger, wanted: readonly string[]): Generator<string, void> {
  const places = namePlaces(names);
  const chosen = wanted.map((name) => columns[places.get(name) ?? -1]);
  const header = ['part', ...wanted].map(csvCell).join(',');
  const most = Math.max(FEWEST_ROWS, Math.ceil(rowCount / FEWEST_FILES));
  let lines = [header];
  let letters = 0;
  for (let row = 0; row < rowCount; row++) {
    if (splits[row] === 0) continue;
    const line = lineOf(chosen, row, splits[row]);
    lines.push(line);
    letters += line.length;
    if (lines.length <= most && letters < MOST_LETTERS) continue;
    yield `${lines.join('\n')}\n`;
    [lines, letters] = [[header], 0];
  }
  if (lines.length > 1) yield `${lines.join('\n')}\n`;
}

function lineOf(columns: readonly CellColumn[], row: number, mark: number): string {
  let line = String(mark);
  for (const cells of columns) line += `,${csvCell(cellText(cells, row))}`;
  return line;
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
