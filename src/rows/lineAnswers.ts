import * as vscode from 'vscode';
import { areLineAnswersShown, onDidChangeSetting } from '../documents/settings.ts';
import { isTable } from '../documents/tables.ts';
import { message } from '../message.ts';
import { describeAnswer } from '../model/answerWords.ts';
import type { Model } from '../model/model.ts';
import type { RowAnswer } from '../model/prediction.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import type { Sessions } from '../session/sessions.ts';
import { UserError } from '../userError.ts';
import { say } from '../words/say.ts';
import { writeCount } from '../writeNumber.ts';
import type { RowPredictions } from './rowPredictions.ts';
import type { ShownEpochs } from './shownEpochs.ts';

/** Keystrokes and scrolling come in bursts. */
const restMs = 60;
/** In longer documents only the visible lines are checked for wrong answers. */
const MOST_LINES = 20_000;
/** How long one slice may block the extension host. */
const SLICE_MS = 10;

/**
 * Shows the answer behind each visible line, and a mark in the overview ruler for each row with a wrong answer, if the setting
 * `neuron.lineAnswers` is on. Follows edits, scrolling and trainings.
 */
export class LineAnswers implements vscode.Disposable {
  readonly #predictions: Pick<RowPredictions, 'model' | 'answerLine'>;
  readonly #show: ShowDecorations;
  /** Absent if only the model's own answers are shown. */
  readonly #shownEpochs: Pick<ShownEpochs, 'snapshot' | 'onDidChange'> | undefined;
  readonly #answers = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorCodeLens.foreground') },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
  readonly #wrong = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  readonly #timers = new Map<vscode.TextEditor, NodeJS.Timeout>();
  readonly #subscriptions: { dispose(): unknown }[];
  /** Number of drawings per editor, so that results of an earlier drawing are dropped. */
  readonly #drawings = new WeakMap<vscode.TextEditor, number>();

  constructor(
    predictions: Pick<RowPredictions, 'model' | 'answerLine'>,
    sessions: Pick<Sessions, 'subscribe'>,
    show: ShowDecorations = (editor, type, options) => editor.setDecorations(type, options),
    shownEpochs?: Pick<ShownEpochs, 'snapshot' | 'onDidChange'>,
  ) {
    this.#shownEpochs = shownEpochs;
    this.#predictions = predictions;
    this.#show = show;
    const changesAnswers = new Set(['trained', 'broughtBack', 'restored', 'decisionMoved']);
    this.#subscriptions = [
      this.#answers,
      this.#wrong,
      {
        dispose: sessions.subscribe((documentUri, { type }) => {
          if (changesAnswers.has(type)) this.#scheduleDocument(documentUri);
        }),
      },
      ...(shownEpochs ? [shownEpochs.onDidChange((documentUri) => this.#scheduleDocument(documentUri))] : []),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#scheduleDocument(document.uri.toString())),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#schedule(textEditor)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.#schedule(editor))),
      onDidChangeSetting('lineAnswers', () => vscode.window.visibleTextEditors.forEach((editor) => this.#schedule(editor))),
    ];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #scheduleDocument(documentUri: string): void {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document.uri.toString() === documentUri) this.#schedule(editor);
  }

  #schedule(editor: vscode.TextEditor): void {
    if (!isTable(editor.document)) return;
    clearTimeout(this.#timers.get(editor));
    this.#timers.set(
      editor,
      setTimeout(() => void this.#draw(editor), restMs),
    );
  }

  async #draw(editor: vscode.TextEditor): Promise<void> {
    this.#timers.delete(editor);
    const { document } = editor;
    const drawing = (this.#drawings.get(editor) ?? 0) + 1;
    this.#drawings.set(editor, drawing);
    const model = areLineAnswersShown(document.uri) ? await this.#predictions.model(document.uri) : undefined;
    if (!model) {
      this.#show(editor, this.#answers, []);
      this.#show(editor, this.#wrong, []);
      return;
    }
    const isStale = () => this.#drawings.get(editor) !== drawing || this.#timers.has(editor);
    const seen = editor.visibleRanges.flatMap(({ start, end }) => linesFrom(start.line, end.line));
    const shown = await this.#answer(document, model, seen, isStale);
    if (isStale()) return;
    this.#show(
      editor,
      this.#answers,
      shown.map(decorationOf(document, model, this.#shownEpochs?.snapshot(document.uri.toString())?.epoch)),
    );
    const all =
      document.lineCount > MOST_LINES ? shown : await this.#answer(document, model, linesFrom(0, document.lineCount - 1), isStale);
    if (!isStale())
      this.#show(
        editor,
        this.#wrong,
        all.filter(isWrong).map(({ line }) => ({ range: document.lineAt(line).range })),
      );
  }

  /** The answers for the rows on these lines; rows that cannot be answered are left out. */
  async #answer(document: vscode.TextDocument, model: Model, lines: readonly number[], isStale: () => boolean): Promise<LineAnswer[]> {
    const answers: LineAnswer[] = [];
    let sliceEnd = performance.now() + SLICE_MS;
    for (const line of lines) {
      if (performance.now() >= sliceEnd) {
        await ownTurn();
        sliceEnd = performance.now() + SLICE_MS;
      }
      if (isStale()) break;
      const answer = await this.#answerLine(document, model, line, isStale);
      if (answer) answers.push({ line, answer });
    }
    return answers;
  }

  async #answerLine(document: vscode.TextDocument, model: Model, line: number, isStale: () => boolean): Promise<RowAnswer | undefined> {
    try {
      return await this.#predictions.answerLine(document, model, line, isStale);
    } catch (error) {
      // A row that is being typed has too few cells for a while. Its hover says so.
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }
}

/** Shows decorations in an editor and replaces the earlier ones of the same type. */
type ShowDecorations = (
  editor: vscode.TextEditor,
  type: vscode.TextEditorDecorationType,
  options: readonly vscode.DecorationOptions[],
) => void;

interface LineAnswer {
  readonly line: number;
  readonly answer: RowAnswer;
}

function linesFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** True for a class that differs from the one in the file. Numbers are never wrong, because they hardly ever match exactly. */
function isWrong({ answer: { value, actual } }: LineAnswer): boolean {
  return typeof value === 'string' && actual !== undefined && String(actual) !== value;
}

/** `epoch`: the one that the panel is scrubbed to. */
function decorationOf(document: vscode.TextDocument, model: Model, epoch?: number): (answer: LineAnswer) => vscode.DecorationOptions {
  return (shown) => {
    const text = describeAnswer(shown.answer, model);
    const answer = isWrong(shown) ? message('{answer} ✗', { answer: text }) : text;
    const contentText = say(epoch === undefined ? answer : message('{answer} · epoch {epoch}', { answer, epoch: writeCount(epoch) }));
    return { range: document.lineAt(shown.line).range, renderOptions: { after: { contentText } } };
  };
}
