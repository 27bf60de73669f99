import { isRunning } from '../protocol/sessionState.ts';
import type { Sessions } from '../session/sessions.ts';

/** Sets the keys that menus and views depend on, for the active table: `neuron.isTable`, `.hasSession`, `.hasModel`, `.isTraining`; and `.hasHovered` for the walkthrough. */
export class ContextKeys {
  readonly #sessions: Sessions;
  readonly #setContext: (key: string, value: boolean) => void;
  readonly #last = new Map<string, boolean>();

  constructor(sessions: Sessions, setContext: (key: string, value: boolean) => void) {
    this.#sessions = sessions;
    this.#setContext = setContext;
  }

  update(documentUri: string | undefined): void {
    const state = documentUri === undefined ? {} : this.#sessions.state(documentUri);
    this.#set('neuron.isTable', documentUri !== undefined);
    this.#set('neuron.hasSession', state.run !== undefined);
    this.#set('neuron.hasModel', documentUri !== undefined && this.#sessions.model(documentUri) !== undefined);
    this.#set('neuron.isTraining', isRunning(state));
  }

  /** The user has seen a prediction in a hover. */
  setHovered(): void {
    this.#set('neuron.hasHovered', true);
  }

  #set(key: string, value: boolean): void {
    if (this.#last.get(key) === value) return;
    this.#last.set(key, value);
    this.#setContext(key, value);
  }
}
