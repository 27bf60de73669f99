import type { CsvTable } from '../../csv/csvTable.ts';
import { isMissing, marksOf } from '../../dataset/cells/isMissing.ts';
import { message } from '../../message.ts';
import type { AnsweredTable } from '../../protocol/answeredTable.ts';
import type { AnsweringModel, AnswerTableRequest } from '../../protocol/tableQuestions.ts';
import { addCells } from '../../tables/addCells.ts';
import { findCellStyle, writeCell, type CellStyle } from '../../tables/cellStyle.ts';
import { textsOfLines } from '../../tables/editBytes.ts';
import { fillCells } from '../../tables/fillCells.ts';
import type { LineBlock, LineEdit } from '../../tables/lineEdit.ts';
import { CancelledError, UserError } from '../../userError.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import type { AnswerSink } from './answerSink.ts';
import { openSource } from './openSource.ts';
import { readParts, type WrittenPart } from './readParts.ts';
import {
  addedCells,
  answerColumns,
  answersOfTable,
  answerWriter,
  blankRows,
  decimalOf,
  isNumberText,
  type AnswerColumns,
} from './tableAnswers.ts';

/** Callbacks while a table is answered. */
export interface AnswerWatch {
  onShare(share: number): void;
  isCancelled(): boolean;
}

/** State that is known from the first part on. */
interface Writing {
  readonly style: CellStyle;
  readonly columns: AnswerColumns;
  readonly headerLine: number | undefined;
}

/**
 * Answers a table part by part, holding only one part in memory, and passes each result to the sink. Throws a UserError if the table cannot
 * be read or lacks a column, and a CancelledError if it was cancelled. The caller must end the sink in any case.
 */
export async function answerTable(
  { source, model, task, withInterval = false }: Omit<AnswerTableRequest, 'place'>,
  sink: AnswerSink,
  port: Pick<WorkerPort, 'openFile' | 'kernel' | 'yieldToRequests'>,
  watch: AnswerWatch,
): Promise<AnsweredTable> {
  const opened = await openSource(source, port);
  let writing: Writing | undefined;
  let [rowCount, answered, ragged, totals] = [0, 0, 0, 0];
  try {
    for await (const written of readParts(opened, model.encoder)) {
      const { part } = written;
      const block = textsOfLines(written.lines, written.firstLine, written.encoding);
      writing ??= findWriting(part.table, block, model, withInterval);
      const edits = task === 'add' ? addTo(written, block, writing, model, port) : fillIn(written, block, writing, model, port);
      await sink.take(written, block, edits);
      rowCount += part.table.rowCount;
      answered += task === 'add' ? part.table.rowCount : edits.length;
      ragged += part.table.ragged.length;
      totals += part.lastLines.length;
      watch.onShare(written.share);
      await port.yieldToRequests();
      if (watch.isCancelled()) throw new CancelledError('The answers were cancelled.');
    }
    await opened.checkUnchanged();
  } finally {
    await opened.close();
  }
  return {
    ...{ rowCount, answered, ragged, totals },
    columns: task === 'add' ? (writing?.columns.names ?? []) : [],
    hasHeader: writing?.headerLine !== undefined,
    isRenamed: writing?.columns.isRenamed === true,
  };
}

function findWriting(table: CsvTable, block: LineBlock, model: AnsweringModel, withInterval: boolean): Writing {
  const { texts } = block;
  if (table.quoting === 'frame')
    throw new UserError(message('Nothing can be added to a table that is drawn with bars and dashes. Save it as CSV first.'));
  const headerLine = table.hasHeader ? table.headerLine : undefined;
  const rows = Array.from(table.startLines.subarray(0, 200), (line) => texts[line]);
  const names = headerLine === undefined ? undefined : texts[headerLine];
  return {
    style: findCellStyle(table, names, rows, decimalOf(model)),
    columns: answerColumns(model, table.hasHeader ? table.names : [], withInterval),
    headerLine,
  };
}

function addTo(
  { part, firstLine }: WrittenPart,
  block: LineBlock,
  { style, columns, headerLine }: Writing,
  model: AnsweringModel,
  port: Pick<WorkerPort, 'kernel'>,
): LineEdit[] {
  const behind = (cell: string, kind: 'text' | 'name') => style.delimiter + writeCell(cell, kind, style);
  return addCells(part, block, firstLine === 0 ? headerLine : undefined, {
    names: columns.names.map((name) => behind(name, 'name')).join(''),
    nothing: columns.names.map(() => behind('', 'text')).join(''),
    ofRow: addedCells(model, answersOfTable(part.table, model, columns.withProbabilities, port.kernel), style, columns.withInterval),
  });
}

function fillIn(
  { part }: WrittenPart,
  block: LineBlock,
  { style }: Writing,
  model: AnsweringModel,
  port: Pick<WorkerPort, 'kernel'>,
): LineEdit[] {
  const { target } = model.encoder;
  const column = part.table.names.indexOf(target.column);
  if (column < 0) throw new UserError(message('There is no column "{name}" in the table.', { name: target.column }));
  const rows = blankRows(part.table.columns[column], target.marks);
  if (rows.length === 0) return [];
  const { values } = answersOfTable(part.table, model, false, port.kernel);
  const writer = answerWriter(target, style.decimal);
  const { marks } = marksOf(target);
  return fillCells(
    part,
    block,
    {
      ...{ column, rows },
      kind: writer.kind === 'text' && target.type !== 'regression' && target.classes.every(isNumberText) ? 'number' : writer.kind,
      ofRow: (row) => writer.write(values[row]),
      isBlank: (content) => isMissing(content.trim(), marks),
    },
    style,
  );
}
