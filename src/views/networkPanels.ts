import * as v from 'valibot';
import * as vscode from 'vscode';
import { panelViewType } from '../panelViewType.ts';
import { viewMementoSchema } from '../protocol/viewMessages.ts';
import { panelColumn, panelTabs } from './panelTabs.ts';
import { pageOptions, ViewConnection, type ViewServices, type PanelUpdate } from './viewConnection.ts';

/** Key under which the workspace remembers which panels are open. */
const openPanelsKey = 'neuron.openPanels';
/**
 * After a reload VS Code hands a panel over as soon as its tab is shown. If it does not, the panel belongs to an extension host that has
 * ended.
 */
const handOverMs = 5000;

interface NetworkPanel {
  readonly panel: vscode.WebviewPanel;
  readonly connection: ViewConnection;
}

/** What a restored panel needs before it can show its document again. `wasRunning` is undefined if the page's state did not say. */
export type RestoreSession = (documentUri: string, wasRunning?: boolean) => Promise<void>;

/** The panels beside the editors: one per document, all in one group. */
export class NetworkPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #services: ViewServices;
  readonly #restoreSession: RestoreSession;
  readonly #memory: vscode.Memento;
  readonly #panels = new Map<string, NetworkPanel>();
  /** Documents whose tabs are from before a reload and have not been shown since. VS Code hands over their panels only then. */
  readonly #unseen: Set<string>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #registration: vscode.Disposable;
  /** Documents whose tabs are shown but whose panels have not been handed over yet. */
  readonly #awaited = new Map<string, NodeJS.Timeout>();
  /** Fires when a panel opens, is shown or hidden, becomes active, or closes. */
  readonly onDidChangeActive = this.#changed.event;

  constructor(services: ViewServices, restoreSession: RestoreSession, memory: vscode.Memento) {
    this.#services = services;
    this.#memory = memory;
    this.#unseen = new Set(memory.get<readonly string[]>(openPanelsKey));
    this.#restoreSession = restoreSession;
    this.#registration = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(panelViewType, this),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#awaitUnseen()),
    );
    this.#awaitUnseen();
  }

  /** The document of the panel that has focus. */
  get activeDocumentUri(): string | undefined {
    for (const [uri, { panel }] of this.#panels) if (panel.active) return uri;
    return undefined;
  }

  /** True while the document's panel is open and visible. */
  isVisible(documentUri: string): boolean {
    return this.#panels.get(documentUri)?.panel.visible ?? false;
  }

  /** Shows the document's panel without moving the focus. */
  show(documentUri: string): void {
    const existing = this.#panels.get(documentUri);
    if (existing) return existing.panel.reveal(undefined, true);
    const unseen = this.#unseenTabs(documentUri);
    const showOptions = { viewColumn: panelColumn(documentUri), preserveFocus: true };
    const options = pageOptions(this.#services);
    this.#adopt(vscode.window.createWebviewPanel(panelViewType, this.#title(documentUri), showOptions, options), documentUri);
    if (unseen.length > 0) void vscode.window.tabGroups.close(unseen, true);
  }

  /** Brings the document's panel to the front, unless the tab that covers it is pinned. Never opens a panel. */
  follow(documentUri: string): void {
    const followed = this.#panels.get(documentUri)?.panel;
    if (!followed || followed.visible) return;
    const covering = [...this.#panels].find(([, { panel }]) => panel.visible && panel.viewColumn === followed.viewColumn);
    if (!covering) return;
    const isHeld = panelTabs(this.#title(covering[0])).some(({ isActive, isPinned }) => isActive && isPinned);
    if (!isHeld) followed.reveal(undefined, true);
  }

  /** Asks the document's open panel to do something. The panel gets the focus if values are to be edited. */
  post(documentUri: string, update: PanelUpdate): void {
    const shown = this.#panels.get(documentUri);
    if (update.type === 'rowPointed' && update.chosenFor === 'whatIf') shown?.panel.reveal();
    shown?.connection.post(update);
  }

  /** A line of the document is being looked at in the file. */
  pointAt(documentUri: string, line: number): void {
    this.#panels.get(documentUri)?.connection.pointAt(documentUri, line);
  }

  /** Closes the panel of a document that no longer exists. */
  close(documentUri: string): void {
    this.#panels.get(documentUri)?.panel.dispose();
  }

  /** The document's URI has changed: its panel shows the new one. */
  rename(documentUri: string, newUri: string): void {
    const shown = this.#panels.get(documentUri);
    if (!shown) return;
    this.close(newUri);
    this.#panels.delete(documentUri);
    this.#panels.set(newUri, shown);
    shown.panel.title = this.#title(newUri);
    shown.connection.show(newUri);
    this.#remember();
    this.#changed.fire();
  }

  /** Tells every page that a setting has changed. */
  refreshContexts(): void {
    for (const { connection } of this.#panels.values()) connection.refreshContext();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memento = v.safeParse(viewMementoSchema, state);
    if (!memento.success || this.#panels.has(memento.output.documentUri)) return void panel.dispose();
    const { documentUri, isRunning } = memento.output;
    await this.#restoreSession(documentUri, isRunning);
    // A training may have opened another one in the meantime.
    if (this.#panels.has(documentUri)) return void panel.dispose();
    this.#adopt(panel, documentUri);
  }

  dispose(): void {
    this.#registration.dispose();
    for (const timer of this.#awaited.values()) clearTimeout(timer);
    this.#changed.dispose();
    for (const { connection } of this.#panels.values()) connection.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, documentUri: string): void {
    panel.title = this.#title(documentUri);
    const icon = (name: string) => vscode.Uri.joinPath(this.#services.extensionUri, 'media', name);
    panel.iconPath = { light: icon('panel-light.svg'), dark: icon('panel-dark.svg') };
    const connection = new ViewConnection(panel.webview, 'panel', documentUri, this.#services);
    this.#panels.set(documentUri, { panel, connection });
    this.#unseen.delete(documentUri);
    this.#remember();
    this.#changed.fire();
    panel.onDidDispose(() => {
      connection.dispose();
      // The document may have been renamed in the meantime.
      this.#panels.delete(connection.documentUri);
      this.#remember();
      this.#changed.fire();
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) connection.setHidden();
      this.#changed.fire();
    });
  }

  /** The document's tab from before a reload; none if its title could also be another document's. */
  #unseenTabs(documentUri: string): readonly vscode.Tab[] {
    const title = this.#title(documentUri);
    const namesakes = [...this.#panels.keys(), ...this.#unseen].filter((uri) => this.#title(uri) === title);
    return namesakes.length === 1 && this.#unseen.has(documentUri) ? panelTabs(title) : [];
  }

  /** Waits for the panels whose tabs are shown. */
  #awaitUnseen(): void {
    for (const documentUri of this.#unseen) {
      if (this.#awaited.has(documentUri) || !this.#isLookedAt(documentUri)) continue;
      const timer = setTimeout(() => void this.#replaceDead(documentUri), handOverMs);
      this.#awaited.set(documentUri, timer);
    }
  }

  /** Replaces a panel of an extension host that has ended: nobody else can talk to its page. */
  async #replaceDead(documentUri: string): Promise<void> {
    this.#awaited.delete(documentUri);
    if (!this.#unseen.has(documentUri) || !this.#isLookedAt(documentUri)) return;
    await this.#restoreSession(documentUri);
    if (!this.#panels.has(documentUri)) this.show(documentUri);
  }

  #isLookedAt(documentUri: string): boolean {
    return this.#unseenTabs(documentUri).some(({ isActive }) => isActive);
  }

  #remember(): void {
    void this.#memory.update(openPanelsKey, [...this.#panels.keys(), ...this.#unseen]);
  }

  #title(documentUri: string): string {
    return `Neuron: ${this.#services.fileNameOf(documentUri)}`;
  }
}
