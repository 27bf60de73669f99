import * as vscode from 'vscode';

/** Key of the followed trainings at scale in the workspace's memory. */
const followedKey = 'neuron.followedFolders';

/** Remembers for the next window which folders of trainings at scale are followed: those trainings outlive this one. */
export class FollowedFolders implements vscode.Disposable {
  /** Those that were followed when the last window ended. */
  readonly before: readonly vscode.Uri[];
  readonly #memory: vscode.Memento;
  /** Identifies the latest following of each folder, since one may start before the previous one has ended. */
  readonly #followed = new Map<string, object>();
  #isOver = false;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    const before = memory.get<readonly string[]>(followedKey) ?? [];
    this.before = before.map((folder) => vscode.Uri.parse(folder, true));
    for (const folder of before) this.#followed.set(folder, {});
  }

  /** Remembers a folder until the returned function is called: when its training has ended, or nobody waits for it any more. */
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

  /** Whatever is still followed when the window ends stays remembered. */
  dispose(): void {
    this.#isOver = true;
  }

  #save(): void {
    if (!this.#isOver) void this.#memory.update(followedKey, [...this.#followed.keys()]);
  }
}
