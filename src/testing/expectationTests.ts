import * as vscode from 'vscode';
import { openTable } from '../documents/openedTable.ts';
import { checkExpectations } from '../expectations/checkExpectations.ts';
import type { ExpectationFile, Verdict } from '../expectations/expectation.ts';
import { message } from '../message.ts';
import type { WorkerPool } from '../session/workerPool.ts';
import { unreadFile } from '../unreadFile.ts';
import { UserError } from '../userError.ts';
import { say, sayError } from '../words/say.ts';
import { ExpectationItems, expectationPattern, isExpectationUri } from './expectationItems.ts';

/** What running the tests requires. */
export interface TestServices {
  readonly pool: WorkerPool;
  readonly createId: () => string;
}

/** Expectations in the Test Explorer: shows those of the workspace, runs them, and watches their files once the view is open. */
export class ExpectationTests implements vscode.Disposable {
  readonly controller: vscode.TestController;
  readonly #items: ExpectationItems;
  readonly #services: TestServices;
  readonly #subscriptions: vscode.Disposable[];
  /** For each file that was read, the other files that its results depend on. */
  readonly #sources = new Map<string, readonly string[]>();
  #isFollowing = false;

  /** `id` must be unique in the window. */
  constructor(services: TestServices, id = 'neuron.expectations') {
    this.#services = services;
    this.controller = vscode.tests.createTestController(id, 'Neuron');
    this.#items = new ExpectationItems(this.controller);
    this.#subscriptions = [this.controller];
    this.controller.resolveHandler = async (item) => {
      if (item?.uri) await this.#items.read(item.uri);
      else await this.#follow();
    };
    this.controller.refreshHandler = () => this.#items.discover();
    const run = (request: vscode.TestRunRequest, token: vscode.CancellationToken) => this.run(request, token);
    this.controller.createRunProfile(say(message('Run')), vscode.TestRunProfileKind.Run, run, true, undefined, true);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /**
   * Runs the requested tests file by file; each file trains once for all of its expectations. A continuous run starts when a file is saved.
   */
  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous === true) return this.#runOnSave(request, token);
    const run = this.controller.createTestRun(request);
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => abort.abort());
    try {
      if (this.controller.items.size === 0) await this.#follow();
      for (const file of this.#filesOf(request)) if (!token.isCancellationRequested) await this.#runFile(file, request, run, abort.signal);
    } finally {
      listening.dispose();
      run.end();
    }
  }

  /** Finds the files and watches them from then on. */
  async #follow(): Promise<void> {
    if (!this.#isFollowing) {
      this.#isFollowing = true;
      const watcher = vscode.workspace.createFileSystemWatcher(expectationPattern);
      const read = (uri: vscode.Uri) => {
        if (isExpectationUri(uri)) void this.#items.read(uri);
      };
      this.#subscriptions.push(
        watcher,
        watcher.onDidCreate(read),
        watcher.onDidChange(read),
        watcher.onDidDelete((uri) => this.#items.drop(uri)),
        vscode.workspace.onDidChangeTextDocument(({ document }) => {
          if (this.controller.items.get(document.uri.toString())) read(document.uri);
        }),
      );
    }
    await this.#items.discover();
  }

  async #runOnSave(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const listening = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const saved = uri.toString();
      const files = this.#filesOf(request).filter(({ id }) => id === saved || this.#sources.get(id)?.includes(saved));
      const items = request.include?.filter(({ id, parent }) => files.some((file) => file.id === id || file.id === parent?.id)) ?? files;
      if (items.length > 0) void this.run(new vscode.TestRunRequest(items, request.exclude, request.profile), token);
    });
    token.onCancellationRequested(() => {
      listening.dispose();
    });
    for (const { uri } of this.#filesOf(request)) {
      const file = uri && (await this.#items.read(uri));
      if (file) this.#noteSources(uri, file);
    }
  }

  #filesOf({ include }: vscode.TestRunRequest): vscode.TestItem[] {
    const all = itemsOf(this.controller.items);
    return include ? all.filter((file) => include.some((item) => item.id === file.id || item.parent?.id === file.id)) : all;
  }

  async #runFile(item: vscode.TestItem, request: vscode.TestRunRequest, run: vscode.TestRun, signal: AbortSignal): Promise<void> {
    const uri = item.uri;
    if (!uri) return;
    const file = await this.#items.read(uri);
    if (!file) return run.errored(item, new vscode.TestMessage(item.error ?? ''));
    const children = itemsOf(item.children);
    const wanted = children.filter((child) => isWanted(child, item, request));
    for (const child of wanted) run.started(child);
    try {
      const verdicts = await this.#check(uri, file, signal);
      for (const [index, child] of children.entries()) if (wanted.includes(child)) tell(run, child, verdicts[index]);
    } catch (error) {
      if (signal.aborted) return wanted.forEach((child) => run.skipped(child));
      for (const child of wanted) run.errored(child, messageAt(child, sayError(error)));
      // For a bug the log has the details.
      if (!(error instanceof UserError)) throw error;
    }
  }

  #noteSources(uri: vscode.Uri, { table, model }: ExpectationFile): void {
    const places = [table, model].filter((place) => place !== undefined);
    this.#sources.set(
      uri.toString(),
      places.map((place) => placeFrom(uri, place).toString()),
    );
  }

  #check(uri: vscode.Uri, file: ExpectationFile, signal: AbortSignal): Promise<Verdict[]> {
    this.#noteSources(uri, file);
    return checkExpectations(file, {
      ...this.#services,
      signal,
      openTable: async (place) => {
        const table = await openTable(placeFrom(uri, place));
        return () => table.readSource();
      },
      readBytes: async (place) => {
        const file = placeFrom(uri, place);
        try {
          return Uint8Array.from(await vscode.workspace.fs.readFile(file));
        } catch (error) {
          throw unreadFile(place, vscode.Uri.joinPath(file, '..').fsPath, error);
        }
      },
    });
  }
}

/** Resolves a place relative to the file of expectations, unless it begins at the root. */
function placeFrom(file: vscode.Uri, place: string): vscode.Uri {
  return /^([a-z]:)?[\\/]/i.test(place) ? file.with({ path: vscode.Uri.file(place).path }) : vscode.Uri.joinPath(file, '..', place);
}

function itemsOf(collection: vscode.TestItemCollection): vscode.TestItem[] {
  const items: vscode.TestItem[] = [];
  collection.forEach((item) => items.push(item));
  return items;
}

function isWanted(child: vscode.TestItem, file: vscode.TestItem, { include, exclude = [] }: vscode.TestRunRequest): boolean {
  const named = (items: readonly vscode.TestItem[]) => items.some(({ id }) => id === child.id || id === file.id);
  return (include === undefined || named(include)) && !named(exclude);
}

function tell(run: vscode.TestRun, item: vscode.TestItem, { outcome, said }: Verdict): void {
  if (!said) return run.passed(item);
  const told = messageAt(item, say(said));
  if (outcome === 'unmet') run.failed(item, told);
  else run.errored(item, told);
}

function messageAt({ uri, range }: vscode.TestItem, text: string): vscode.TestMessage {
  const told = new vscode.TestMessage(text);
  if (uri && range) told.location = new vscode.Location(uri, range);
  return told;
}
