import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { openPanel } from './panelPage.ts';
import { examTable, openFile, train } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>on=1 javascript:</text></svg>');
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);

suite('pictures to keep', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the command asks what of, the page draws it, and it is written where the user wants it, in the format of the name', async () => {
    const document = await openFile('drawn.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    await whileWrapped(
      vscode.window,
      'showQuickPick',
      (_, [items]) => Promise.resolve((items as { name: string }[]).find(({ name }) => name === 'map')),
      () => vscode.commands.executeCommand('neuron.savePicture', document.uri),
    );
    const wanted = (update: ViewUpdate) => (update.type === 'pictureWanted' ? update.name : undefined);
    assert.equal(await page.hear(wanted), 'map');
    const files = [{ format: 'svg', bytes: svg }, { format: 'png', bytes: png }]; // prettier-ignore
    const to = vscode.Uri.joinPath(document.uri, '..', 'kept.PNG');
    assert.deepEqual(await saved(page.say, files, to), png);
    assert.deepEqual(await saved(page.say, files, vscode.Uri.joinPath(document.uri, '..', 'kept.svg')), svg);
  });

  test('a page that sends what is no picture writes nothing, and the user is told', async () => {
    const document = await openFile('hostile.csv', examTable(30));
    await train(document);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    const hostile = [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="1"></svg>',
      '<html></html>',
    ];
    const told: unknown[] = [];
    const isAsked = await whileWrapped(
      vscode.window,
      'showErrorMessage',
      (_, [text]) => {
        told.push(text);
        return Promise.resolve(undefined);
      },
      async () => {
        let asked = false;
        await whileWrapped(
          vscode.window,
          'showSaveDialog',
          () => {
            asked = true;
            return Promise.resolve(undefined);
          },
          async () => {
            for (const text of hostile)
              page.say({ type: 'savePicture', name: 'graph', files: [{ format: 'svg', bytes: new TextEncoder().encode(text) }] });
            page.say({ type: 'savePicture', name: 'graph', files: [{ format: 'png', bytes: svg }] });
            while (told.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
          },
        );
        return asked;
      },
    );
    assert.equal(isAsked, false);
    for (const text of told) assert.match(String(text), /no picture that can be kept/);
  });
});

/** What is written when the page sends files and the user chooses a place. */
async function saved(say: (message: unknown) => void, files: readonly object[], to: vscode.Uri): Promise<Uint8Array> {
  const told = new vscode.EventEmitter<void>();
  const tell = () => {
    told.fire();
    return Promise.resolve(undefined);
  };
  const send = () =>
    new Promise<void>((resolve) => {
      told.event(resolve);
      say({ type: 'savePicture', name: 'map', files });
    });
  const choose = () => Promise.resolve(to);
  await whileWrapped(vscode.window, 'showSaveDialog', choose, () => whileWrapped(vscode.window, 'showInformationMessage', tell, send));
  return new Uint8Array(await vscode.workspace.fs.readFile(to));
}
