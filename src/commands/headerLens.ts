import * as vscode from 'vscode';
import { isHeaderLensShown, onDidChangeSetting } from '../documents/settings.ts';
import { isTable } from '../documents/tables.ts';
import { listOf, message, type Message } from '../message.ts';
import { answeredRun, isRunning } from '../protocol/sessionState.ts';
import type { Sessions } from '../session/sessions.ts';
import { say } from '../words/say.ts';

/** Longer lists of names are cut, and the rest is counted. */
const MOST_NAMES = 4;

/** The line above a table's header: target, features, and a way to train; each can be clicked. */
export class HeaderLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #sessions: Pick<Sessions, 'state' | 'subscribe'>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: { dispose(): unknown }[];
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(sessions: Pick<Sessions, 'state' | 'subscribe'>) {
    this.#sessions = sessions;
    const changes = new Set(['started', 'planned', 'trained', 'failed', 'restored', 'broughtBack']);
    this.#subscriptions = [
      this.#changed,
      { dispose: sessions.subscribe((_, { type }) => void (changes.has(type) && this.#changed.fire())) },
      onDidChangeSetting('headerLens', () => this.#changed.fire()),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!isTable(document) || !isHeaderLensShown(document.uri)) return [];
    const state = this.#sessions.state(document.uri.toString());
    const lens = (title: Message, command: string) =>
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title: say(title), command, arguments: [document.uri] });
    const recipe = (state.run?.plan ?? answeredRun(state)?.plan)?.recipe;
    const train = isRunning(state)
      ? lens(message('$(debug-stop) Stop'), 'neuron.stop')
      : lens(message('$(play) Train Neuron'), 'neuron.train');
    if (!recipe) return [train];
    return [
      lens(message('Predicting {target}', { target: recipe.target }), 'neuron.lens.target'),
      lens(message('from {features}', { features: listOf(recipe.features, 'comma', MOST_NAMES) }), 'neuron.lens.features'),
      train,
    ];
  }
}
