import { assertNever } from '../assertNever.ts';
import { readRecordAt } from '../csv/readRecordAt.ts';
import { describeColumns } from '../dataset/columns/describeColumns.ts';
import { refuseOneColumn } from '../dataset/columns/recipe/refuseOneColumn.ts';
import type { PredictedRows, TableAnswer } from '../protocol/tableQuestions.ts';
import type { QuestionRequest } from '../protocol/workerMessages.ts';
import { fitColumns } from './answers/fitColumns.ts';
import { writeAnswers } from './answers/writeAnswers.ts';
import { listSheets } from './worker/sourceBytes.ts';
import { readSource } from './worker/readSource.ts';
import type { WorkerPort } from './worker/workerPort.ts';
import { compareModels } from './questions/compareModels.ts';
import { compareTable } from './questions/compareTable.ts';
import { linesOfSource } from './questions/linesOfSource.ts';
import { predictRows } from './questions/predictRows.ts';
import { sampleRows } from './questions/sampleRows.ts';
import { scoreWeights } from './questions/scoreWeights.ts';
import { shardTable } from './worker/shardTable.ts';

/**
 * Answers a question about a table. Parts of a long answer are posted as they are ready. Rejects with a UserError if it cannot be answered.
 */
export async function answerQuestion(question: QuestionRequest, port: WorkerPort, isCancelled: () => boolean): Promise<TableAnswer> {
  const { source } = question;
  switch (question.type) {
    case 'describe': {
      const table = await readSource(source, port);
      const columns = describeColumns(table);
      refuseOneColumn(table, columns);
      return { type: 'described', columns };
    }
    case 'compare':
      return { type: 'compared', drift: await compareTable(source, question.recipe, question.ledger, port) };
    case 'readRow':
      return { type: 'row', row: readRecordAt(linesOfSource(question.source), question.line, question.shape) };
    case 'scoreWeights':
      return { type: 'weightsScored', scores: scoreWeights(await readSource(source, port), question.run, question.weights, port.kernel) };
    case 'predictRows': {
      const { requestId } = question;
      const table = await readSource(source, port);
      const rowCount = predictRows(
        table,
        question,
        (rows) => port.post({ type: 'predicted', requestId, rows }, buffersOf(rows)),
        port.kernel,
      );
      return { type: 'rowsPredicted', rowCount, ragged: table.ragged.map(({ startLine }) => startLine) };
    }
    case 'sampleRows':
      return { type: 'rowsSampled', rows: sampleRows(await readSource(source, port), question) };
    case 'answerTable':
      return { type: 'tableAnswered', table: await writeAnswers(question, port, isCancelled) };
    case 'listSheets':
      return { type: 'sheetsListed', names: await listSheets(source, port) };
    case 'fitColumns':
      return { type: 'columnsFitted', fit: await fitColumns(source, question.encoder, port) };
    case 'compareModels':
      return { type: 'modelsCompared', rows: compareModels(await readSource(source, port), question.models, port.kernel) };
    case 'shardTable':
      return { type: 'tableSharded', ...(await shardTable(question, port)) };
    default:
      return assertNever(question);
  }
}

function buffersOf(rows: PredictedRows): ArrayBuffer[] {
  return Object.values(rows).map((values: PredictedRows['lines' | 'values']) => values.buffer);
}
