import * as vscode from 'vscode';

/** Where the workspace remembers which trainings at scale are followed. */
const followedKey = 'neuron.followedFolders';

/** Remembers which folders of trainings at scale are followed, for the next window: those trainings go on without this one. */
export class FollowedFolders implements vscode.Disposable {
  /** Those that were followed when the last window ended. */
  readonly before: readonly vscode.Uri[];
  readonly #memory: vscode.Memento;
  /** The latest following of each folder, since a folder may be followed anew before the one before has ended. */
  readonly #followed = new Map<string, object>();
  #isOver = false;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    const before = memory.get<readonly string[]>(followedKey) ?? [];
    this.before = before.map((folder) => vscode.Uri.parse(folder, true));
    for (const folder of before) this.#followed.set(folder, {});
  }

  /** Remembers a folder until the returned function is called: its training is at an end, or nobody waits for it any more. */
  add(folder: vscode.Uri): () => void {
    const [name, following] = [folder.toString(), {}];
    this.#followed.set(name, following);
    this.#save();
    return () => {
      if (this.#followed.get(name) === following) this.forget(folder);
    };
  }

  forget(folder: vscode.Uri): void {
    this.#followed.delete(folder.toString());
    this.#save();
  }

  /** The window ends: what ends with it is remembered. */
  dispose(): void {
    this.#isOver = true;
  }

  #save(): void {
    if (!this.#isOver) void this.#memory.update(followedKey, [...this.#followed.keys()]);
  }
}
