import { readCsv } from '../../src/csv/readCsv.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import type { PredictedRows } from '../../src/protocol/tableQuestions.ts';
import type { ViewRequest } from '../../src/protocol/viewRequests.ts';
import { planTable } from '../../src/training/plan/planRun.ts';
import { predictRows } from '../../src/training/questions/predictRows.ts';
import type { WebviewPage } from './webviewPage.ts';

/** A worker's predictions for all rows of the text, by the state's run, which was trained on it. */
export function rowsOf(text: string, { run }: SessionState): PredictedRows {
  if (!run?.plan || !run.outcome) throw new Error('The sample has no answer');
  const { recipe, encoder, architecture } = run.plan;
  const { ledger } = planTable(readCsv(text), run.options, 'wasm');
  const parts: PredictedRows[] = [];
  predictRows(readCsv(text), { model: { recipe, encoder, architecture, weights: run.outcome.weights, ledger } }, (rows) =>
    parts.push(rows),
  );
  if (parts.length !== 1) throw new Error('The sample is too large for one part');
  return parts[0];
}

/** A request that is waiting for its reply. */
export interface AskedRequest extends ViewRequest {
  readonly id: number;
}

/** Waits until the page has sent `count` such requests, and replies to the last one. */
export async function reply(
  view: WebviewPage,
  verb: ViewRequest['type'],
  answer: (request: AskedRequest) => unknown,
  count = 1,
): Promise<void> {
  const asked = async () =>
    (await view.intents()).filter((request): request is AskedRequest => request.type === verb && request.id !== undefined);
  await view.page.waitForFunction(([type, least]) => window.fakeHost.intents.filter((request) => request.type === type).length >= least, [
    verb,
    count,
  ] as const);
  const request = (await asked()).at(-1);
  if (!request) throw new Error(`The page has not asked for "${verb}"`);
  await view.send({ type: 'reply', reply: { id: request.id, outcome: { type: 'done', value: answer(request) } } });
}

/** Replies to the requests of the Rows tab: the rows, and the visible cells. */
export async function tellRows(view: WebviewPage, text: string, state: SessionState): Promise<PredictedRows> {
  const rows = rowsOf(text, state);
  await reply(view, 'listRows', () => ({ rows, total: rows.lines.length }));
  return rows;
}

/** Replies to the newest request for cells with those of the text, which has one row per line. */
export async function tellCells(view: WebviewPage, text: string, count = 1): Promise<void> {
  const { names } = readCsv(text);
  const cellsOf = text.split('\n').map((line) => line.split(','));
  await reply(
    view,
    'readCells',
    (request) => {
      const { lines, columns } = request as AskedRequest & { lines: number[]; columns: string[] };
      return lines.map((line) => columns.map((column) => cellsOf[line][names.indexOf(column)]));
    },
    count,
  );
}
