import { message, sentences, type Message } from '../../message.ts';
import * as vscode from 'vscode';
import { openTableDocument } from '../../documents/openedTable.ts';
import { describeAnswer } from '../../model/answerWords.ts';
import type { Model } from '../../model/model.ts';
import { predictInSteps } from '../../model/predict.ts';
import type { Prediction } from '../../model/prediction.ts';
import { withoutLinks } from '../../rows/escapeMarkdown.ts';
import { fewRemarks } from '../../rows/fewRemarks.ts';
import { inSlices } from '../../rows/inSlices.ts';
import type { RowPredictions } from '../../rows/rowPredictions.ts';
import { describeNewerRun } from '../../rows/whichModel.ts';
import { say } from '../../words/say.ts';
import type { Steps } from '../../steps.ts';
import { UserError } from '../../userError.ts';
import { askSample } from './askSample.ts';

/** Services for predictions. */
export interface PredictionServices {
  readonly predictions: RowPredictions;
}

/** `neuron.predictRow`: with a (0-based) line it only returns the answer; without one it also shows the answer for the line of the cursor. */
export async function predictRow(services: PredictionServices, uri: vscode.Uri, line: number | undefined): Promise<LocalizedPrediction> {
  const document = await openTableDocument(uri);
  const model = await modelOf(document.uri, services);
  const lineNumber = line ?? cursorLine(document);
  const row = await services.predictions.predictLine(document, model, lineNumber);
  if (!row)
    throw new UserError(
      message('Line {lineNumber} of {name} holds no row of the table.', {
        lineNumber: String(lineNumber + 1),
        name: vscode.workspace.asRelativePath(document.uri),
      }),
    );
  if (line === undefined) {
    const answer = describeAnswer(row.prediction, model);
    showAnswer(services, document.uri, row.prediction, message('Line {line}: {answer}.', { line: String(lineNumber + 1), answer }));
  }
  return toTold(row.prediction);
}

/** `neuron.predictSample`: with values it only returns the answer; without any it asks for them and shows the answer too. */
export async function predictSample(
  services: PredictionServices,
  uri: vscode.Uri,
  values: ReadonlyMap<string, string | number> | undefined,
): Promise<LocalizedPrediction | undefined> {
  const model = await modelOf(uri, services);
  if (values) return toTold(await inSlices(predictInSteps(model, values)));
  const typed = await askSample(model.encoder);
  if (!typed) return undefined;
  const prediction = await inSlices(predictInSteps(model, typed));
  showAnswer(services, uri, prediction, message('{answer}.', { answer: describeAnswer(prediction, model) }));
  return toTold(prediction);
}

/** A prediction for other programs, with remarks in the language of the window. */
export interface LocalizedPrediction extends Omit<Prediction, 'remarks'> {
  readonly remarks?: readonly string[];
}

async function toTold({ remarks, ...prediction }: Prediction): Promise<LocalizedPrediction> {
  return { ...prediction, ...(remarks ? { remarks: await inSlices(saidInSteps(remarks)) } : {}) };
}

function* saidInSteps(remarks: readonly Message[]): Steps<string[]> {
  const said: string[] = [];
  for (const remark of remarks) {
    said.push(say(remark));
    yield;
  }
  return said;
}

/** Includes the remarks on the values and, where it is not the newest run's, which model it is. */
function showAnswer({ predictions }: PredictionServices, uri: vscode.Uri, { remarks = [] }: Prediction, answer: Message): void {
  const newer = predictions.newerRun(uri);
  const text = withoutLinks(say(sentences(answer, ...fewRemarks(remarks), newer && describeNewerRun(newer))));
  // As a warning: its confidence means nothing for values that it has never seen.
  if (remarks.length > 0) void vscode.window.showWarningMessage(text);
  else void vscode.window.showInformationMessage(text);
}

function cursorLine(document: vscode.TextDocument): number {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = [activeTextEditor, ...visibleTextEditors].find((shown) => shown?.document === document);
  if (editor) return editor.selection.active.line;
  const name = vscode.workspace.asRelativePath(document.uri);
  throw new UserError(message('No editor shows {name}. Open it, put the cursor into the row to predict, and try again.', { name }));
}

async function modelOf(uri: vscode.Uri, { predictions }: PredictionServices): Promise<Model> {
  const model = await predictions.model(uri);
  if (model) return model;
  throw new UserError(
    message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name: vscode.workspace.asRelativePath(uri) }),
  );
}
