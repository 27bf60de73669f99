import { isMissing } from '../../src/dataset/cells/isMissing.ts';
import { encodeRow, cellRemark } from '../../src/dataset/encoding/apply/encodeRow.ts';
import type { Encoder } from '../../src/dataset/encoding/encoder.ts';
import type { Message } from '../../src/message.ts';
import { answer } from '../../src/model/answer.ts';
import type { Answer } from '../../src/model/prediction.ts';
import type { Architecture } from '../../src/network/architecture.ts';
import { csvText } from '../csvText.ts';
import type { Cells } from '../cursors/cells.ts';

/** A network with its weights, possibly those of an earlier epoch. */
export interface AskedNetwork {
  readonly encoder: Encoder;
  readonly architecture: Architecture;
  readonly weights: Float32Array<ArrayBuffer>;
}

/** The network's answer for a new case. */
export interface CaseAnswer {
  readonly answer: Answer;
  /** Remarks on cells, by column: outside of the training range, or filled in. */
  readonly remarks: ReadonlyMap<string, Message>;
}

/** The answer for a case; undefined while it is empty. Missing values are filled in as in training. */
export function answerCase(network: AskedNetwork, cells: Cells): CaseAnswer | undefined {
  const columns = network.encoder.columns.map(({ column }) => column);
  const all = new Map(columns.map((column) => [column, cells.get(column) ?? '']));
  if (columns.every((column) => isMissing(all.get(column) ?? ''))) return undefined;
  const remarks = columns.flatMap((column) => {
    const remark = cellRemark(network.encoder, column, all.get(column) ?? '');
    return remark === undefined ? [] : [[column, remark] as const];
  });
  return { answer: answer(network, encodeRow(network.encoder, all).inputs).answer, remarks: new Map(remarks) };
}

/** The cases with their answers as CSV (RFC 4180), with a header; the answers' column has the target's name. */
export function casesAsCsv(
  columns: readonly string[],
  target: string,
  rows: readonly Cells[],
  answers: readonly (CaseAnswer | undefined)[],
): string {
  const hasSureness = answers.some((of) => of?.answer.confidence !== undefined);
  const header = [...columns, `${target}_predicted`, ...(hasSureness ? ['confidence'] : [])];
  const lines = rows.map((cells, i) => {
    const given = answers[i]?.answer;
    const value = given === undefined ? '' : typeof given.value === 'number' ? String(Number(given.value.toPrecision(9))) : given.value;
    const sure = given?.confidence === undefined ? '' : String(Number(given.confidence.toPrecision(6)));
    return [...columns.map((column) => cells.get(column) ?? ''), value, ...(hasSureness ? [sure] : [])];
  });
  return csvText([header, ...lines]);
}
