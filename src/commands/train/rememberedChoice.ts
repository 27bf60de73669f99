import type * as vscode from 'vscode';
import { readNames } from '../../csv/readRecordAt.ts';
import { answeredRun, type SessionState } from '../../protocol/sessionState.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import { UserError } from '../../userError.ts';
import { linesOf, TooMuchText } from '../../documents/linesOf.ts';

/**
 * What the user chose about the columns of this table (target, features, kinds, task, split) for the last training, so that a start without
 * options continues from there. Empty when one of those columns no longer exists.
 */
export function rememberedChoice(state: SessionState, document: vscode.TextDocument | undefined): TrainOptions {
  const run = answeredRun(state);
  if (!run?.plan || !document) return {};
  const { target, features, task, kinds, missingValues, mergeSpellings, splitBy } = run.options;
  const names = new Set(headerOf(document, run.plan.table));
  const used = [
    target,
    ...(features ?? []),
    ...(kinds ?? []).map(({ column }) => column),
    ...(missingValues ?? []).map(({ column }) => column),
    ...(mergeSpellings ?? []),
    splitBy?.column,
  ];
  if (used.some((name) => name !== undefined && !names.has(name))) return {};
  return {
    ...(target === undefined ? {} : { target }),
    ...(features ? { features } : {}),
    ...(task ? { task } : {}),
    ...(kinds ? { kinds } : {}),
    ...(missingValues ? { missingValues } : {}),
    ...(mergeSpellings ? { mergeSpellings } : {}),
    ...(splitBy ? { splitBy } : {}),
  };
}

function headerOf(document: vscode.TextDocument, shape: Parameters<typeof readNames>[1]): readonly string[] {
  try {
    return readNames(linesOf(document), shape);
  } catch (error) {
    // A header that cannot be read has none of the columns; the training will say what is wrong with it.
    if (error instanceof UserError || error instanceof TooMuchText) return [];
    throw error;
  }
}
