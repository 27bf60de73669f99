import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import type { VsCodeServer } from '../../scripts/vscodeServer.ts';
import { hidePage, shownPage } from '../vscode/launchBrowser.ts';

const picturesFolder = path.resolve(import.meta.dirname, '..', '..', 'test-output', 'journeys');

/** VS Code's built-in themes, by their names in pictures. */
export const themes = {
  dark: { setting: 'Default Dark Modern', label: 'Dark Modern', cssClass: 'vs-dark' },
  light: { setting: 'Default Light Modern', label: 'Light Modern', cssClass: 'vs' },
  'high-contrast': { setting: 'Default High Contrast', label: 'Dark High Contrast', cssClass: 'hc-black' },
  'high-contrast-light': { setting: 'Default High Contrast Light', label: 'Light High Contrast', cssClass: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

/** Timeout for something that is certain to happen: two cores may be busy with three workbenches while starting another. */
export const patienceMs = 180_000;

/** A byte of an empty picture stands for more pixels than this, one of a workbench for a tenth of them. */
const mostPixelsPerByte = 100;

/** What is behind a workbench. `emptyWindow` is the address of a window without a folder. */
interface Machinery extends Pick<VsCodeServer, 'untilStored'> {
  readonly emptyWindow: string;
  close(): Promise<void>;
  killHost(): Promise<void>;
}

/** The workbench as a user meets it: mouse and keyboard in, the screen out. Waits for things to appear, and fails after `patienceMs`. */
export class Workbench {
  readonly page: Page;
  readonly folder: string;
  readonly #machinery: Machinery;

  constructor(page: Page, folder: string, machinery: Machinery) {
    this.page = page;
    this.folder = folder;
    this.#machinery = machinery;
  }

  /** Kills the extension host's process, like a crash; VS Code starts another. */
  killExtensionHost(): Promise<void> {
    return this.#machinery.killHost();
  }

  /** Closes the folder: a window without one takes the place of this one. */
  async closeFolder(): Promise<void> {
    await this.page.goto(this.#machinery.emptyWindow);
    await this.untilLoaded(undefined, false);
  }

  /** Closes browser and server and removes the temporary folder. */
  close(): Promise<void> {
    return this.#machinery.close();
  }

  async untilLoaded(server?: VsCodeServer, hasFolder = true): Promise<void> {
    const sign = hasFolder ? '.explorer-folders-view .monaco-list-row' : '.activitybar .action-item';
    try {
      await this.page.locator(sign).first().waitFor();
    } catch (error) {
      throw new Error(`The workbench did not appear. ${server ? await server.logTail() : ''}`, { cause: error });
    }
    await hidePage(this.page);
  }

  /** Reloads the window. */
  async reload(): Promise<void> {
    // Unlike the browser's own reload, the command lets VS Code finish saving its state.
    await Promise.all([this.page.waitForEvent('domcontentloaded'), this.runCommand('Developer: Reload Window')]);
    await hidePage(this.page);
    await this.page.locator('.editor-group-container.active .tab.active').waitFor();
  }

  inExplorer(file: string): Locator {
    return this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${file}"]`);
  }

  /** Opens a file permanently, by a double click in the explorer. */
  async openFile(file: string): Promise<void> {
    await this.inExplorer(file).dblclick();
    await this.page.locator(`.tabs-container .tab[data-resource-name="${file}"].active`).waitFor();
    await this.page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /**
   * Chooses an item of a file's context menu. Reopens the menu until the item appears, because an extension's items come only after its
   * host has started.
   */
  async rightClickInExplorer(file: string, item: string): Promise<void> {
    await this.#chooseFromMenu(() => this.inExplorer(file).click({ button: 'right' }), item);
  }

  /** Chooses an item from the context menu of a line in the active editor. */
  async rightClickInEditor(lineText: string, item: string): Promise<void> {
    await this.#chooseFromMenu(() => this.line(lineText).click({ button: 'right' }), item);
  }

  async #chooseFromMenu(open: () => Promise<void>, item: string): Promise<void> {
    const entry = this.page.locator('.monaco-menu .action-label').filter({ hasText: new RegExp(`^${item}$`) });
    for (const timeout of growingTimeouts()) {
      await open();
      try {
        await entry.waitFor({ timeout });
        return await clickUntilGone(entry);
      } catch {
        await this.page.keyboard.press('Escape');
      }
    }
    throw new Error(`The context menu never showed "${item}"`);
  }

  /** Runs a command by its full title in the palette, retrying until the palette knows it. */
  async runCommand(title: string): Promise<void> {
    // Compares the whole label: matched letters are marked up separately, and "Train Neuron" is a part of "Train Neuron With…".
    const rows = ['=', '^='].map(
      (match) => `.quick-input-widget .monaco-list-row[aria-label${match}"${title}${match === '=' ? '' : ', '}"]`,
    );
    const row = this.page.locator(rows.join(', '));
    for (const timeout of growingTimeouts()) {
      await this.page.keyboard.press('F1');
      await this.page.locator('.quick-input-widget input').fill(`>${title}`);
      try {
        await row.first().waitFor({ timeout });
        await row.first().click();
        return;
      } catch {
        await this.page.keyboard.press('Escape');
      }
    }
    throw new Error(`The palette never showed "${title}"`);
  }

  /** The page of Neuron's panel or sidebar: the frame inside the frames that VS Code wraps around a webview. */
  async frame(place: 'panel' | 'sidebar'): Promise<Frame> {
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      for (const frame of this.page.frames()) if (await isShown(frame, place)) return frame;
      // Frames that appear, move or disappear cause an event; a page that is not ready yet is checked again soon.
      await this.page.waitForEvent('framenavigated', { timeout: 500 }).catch(() => undefined);
    }
    throw new Error(`No ${place} of Neuron has appeared. ${await this.#whatIsShown()}`);
  }

  /** The tabs and what the frames say, for an error where no picture can be seen. */
  async #whatIsShown(): Promise<string> {
    const tabs = await this.page.locator('.tabs-container .tab').allInnerTexts();
    const frames = this.page.frames().map((frame) => frame.locator('body').innerText({ timeout: 5000 }).catch(String));
    const texts = await Promise.all(frames);
    return `Tabs: ${JSON.stringify(tabs)}. Frames: ${JSON.stringify(texts.slice(1).map((text) => text.slice(0, 300)))}`;
  }

  panelFrame(): Promise<Frame> {
    return this.frame('panel');
  }

  sidebarFrame(): Promise<Frame> {
    return this.frame('sidebar');
  }

  /** The line of the active editor with exactly this text. */
  line(text: string): Locator {
    // The editor displays spaces as no-break spaces.
    const pattern = text.split(' ').map(escapeForRegExp).join('[ \\u00a0]');
    return this.page
      .locator('.editor-group-container .monaco-editor .view-line')
      .filter({ hasText: new RegExp(`^${pattern}$`) })
      .first();
  }

  /** Rests the mouse on a line and returns the hover that appears. */
  async hoverLine(text: string): Promise<Locator> {
    const contents = this.page.locator('.monaco-hover:not(.hidden) .hover-row-contents, .monaco-hover:not(.hidden) .hover-contents');
    // VS Code shows "Loading" if an answer takes time.
    const hover = contents.filter({ hasNotText: /^Loading/ }).first();
    const span = this.line(text).locator('span span').first();
    for (const timeout of growingTimeouts()) {
      // Moved away first, or the mouse would not move at all the second time.
      await this.page.mouse.move(5, 400);
      await span.hover();
      try {
        await hover.waitFor({ timeout });
        return hover;
      } catch {
        continue;
      }
    }
    throw new Error(`No hover has appeared on the line "${text}"`);
  }

  /** Puts the text cursor at the beginning of a line. */
  async clickLineStart(text: string): Promise<void> {
    await this.line(text).click({ position: { x: 2, y: 5 } });
    await this.page.keyboard.press('Home');
  }

  /** Replaces a whole line of the active editor by typing. */
  async retypeLine(text: string, replacement: string): Promise<void> {
    await this.clickLineStart(text);
    await this.page.keyboard.press('Shift+End');
    await this.page.keyboard.type(replacement);
    await this.line(replacement).waitFor();
  }

  /** Clicks an icon of the activity bar. */
  async clickActivity(title: string): Promise<void> {
    await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).click();
  }

  /** The visible notifications. */
  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** Closes the active editor. */
  async closeEditor(): Promise<void> {
    await this.runCommand('View: Close Editor');
  }

  /** Chooses a color theme like a user and waits until the workbench shows it and has stored it, as a reload may follow. */
  async changeTheme(theme: Theme): Promise<void> {
    const { setting, label, cssClass } = themes[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.page.locator('.quick-input-widget input').fill(label);
    await this.page.locator('.quick-input-widget .monaco-list-row.focused').filter({ hasText: label }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.monaco-workbench.${cssClass}`).waitFor();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    // Later versions store it without the first word.
    const name = setting.replace('Default ', '');
    await this.#machinery.untilStored(({ 'workbench.colorTheme': stored }) => String(stored).replace('Default ', '') === name);
  }

  /** Saves a screenshot of the window, or of a part of it, in test-output/journeys. */
  screenshot(name: string, part?: Locator): Promise<void> {
    return this.#savePicture(name, (options) => (part ?? this.page).screenshot(options));
  }

  /** Saves a screenshot of the hover and its surroundings. */
  async screenshotHover(name: string): Promise<void> {
    const box = await visibleBox(this.page.locator('.monaco-hover:not(.hidden)').first());
    await this.#screenshotClip(name, { x: box.x - 90, y: box.y - 60, width: box.width + 130, height: box.height + 100 });
  }

  /** Saves a screenshot of the sidebar down to the end of Neuron's view. */
  async screenshotSidebar(name: string): Promise<void> {
    const box = await visibleBox(this.page.locator('.part.sidebar'));
    const content = await visibleBox((await this.sidebarFrame()).locator('main'));
    await this.#screenshotClip(name, { ...box, height: Math.min(box.height, content.y + content.height - box.y) });
  }

  #screenshotClip(name: string, clip: Box): Promise<void> {
    return this.#savePicture(name, (options) => this.page.screenshot({ ...options, clip }));
  }

  /** Saves what is taken of the page while it is shown. Throws if nothing is on it. */
  async #savePicture(name: string, take: (options: { readonly path: string; readonly style: string }) => Promise<Buffer>): Promise<void> {
    await mkdir(picturesFolder, { recursive: true });
    const picture = await take({ path: path.join(picturesFolder, `${name}.png`), style: shownPage });
    // A PNG begins with its width and height.
    const pixels = picture.readUInt32BE(16) * picture.readUInt32BE(20);
    if (picture.length < pixels / mostPixelsPerByte) throw new Error(`The picture ${name} is empty`);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function visibleBox(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error('What a picture is to be taken of is not visible');
  return box;
}

/** For `afterEach`: a screenshot of the window if a test has failed. */
export async function pictureOfFailure(
  workbench: Workbench | undefined,
  task: { readonly name: string; readonly result?: { readonly state: string } },
): Promise<void> {
  if (task.result?.state !== 'fail') return;
  await workbench?.screenshot(`failed ${task.name}`.replaceAll(/[^\w]+/g, '-'));
}

/** Timeouts for successive attempts: short at first for fast machines, then longer for slow ones. */
function* growingTimeouts(): Generator<number, void> {
  const deadline = Date.now() + patienceMs;
  for (let timeout = 2000; Date.now() < deadline; timeout = Math.min(timeout * 1.3, 20_000)) yield timeout;
}

/** A menu ignores a click right after it opens, so the click is repeated until the menu closes. */
async function clickUntilGone(entry: Locator): Promise<void> {
  for (let click = 0; click < 5; click++) {
    await entry.click({ timeout: 5000 });
    const isGone = await entry.waitFor({ state: 'hidden', timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (isGone) return;
  }
  throw new Error('The menu stays open');
}

async function isShown(frame: Frame, place: string): Promise<boolean> {
  try {
    // A page is ready once its script has added something to the body.
    return await frame.evaluate((wanted) => document.body.dataset.place === wanted && document.querySelector('main') !== null, place);
  } catch {
    // It disappeared during the check.
    return false;
  }
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
