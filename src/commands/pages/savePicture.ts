import * as vscode from 'vscode';
import { assertNever } from '../../assertNever.ts';
import { message, type Message } from '../../message.ts';
import { pictureNames, type PictureFile, type PictureFormat, type PictureName } from '../../protocol/pictures.ts';
import { UserError } from '../../userError.ts';
import { unwrittenFile } from '../../unwrittenFile.ts';
import { say } from '../../words/say.ts';

/** Asks which picture to draw; undefined when the user cancels. */
export async function choosePicture(): Promise<PictureName | undefined> {
  const items = pictureNames.map((name) => ({ label: say(wordsOf(name)), name }));
  return (await vscode.window.showQuickPick(items, { title: say(message('Save Picture')) }))?.name;
}

/**
 * Writes a picture that a page has drawn to a place of the user's choice, in the format of the file's name. Throws a UserError for other formats.
 */
export async function savePicture(table: vscode.Uri, name: PictureName, files: readonly PictureFile[]): Promise<void> {
  for (const { format, bytes } of files) {
    if (!isOfFormat(format, bytes))
      throw new UserError(message('The panel has drawn no picture that can be kept as {format}.', { format }));
  }
  const stem = (table.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const [{ format: first }] = files;
  const to = await vscode.window.showSaveDialog({
    title: say(message('Save Picture')),
    ...(table.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(table, '..', `${stem}-${name}.${first}`) }),
    filters: Object.fromEntries(files.map(({ format }) => [format.toUpperCase(), [format]])),
  });
  if (!to) return;
  const file = files.find(({ format }) => to.path.toLowerCase().endsWith(`.${format}`)) ?? files[0];
  try {
    await vscode.workspace.fs.writeFile(to, file.bytes);
  } catch (error) {
    throw unwrittenFile(vscode.workspace.asRelativePath(to), error);
  }
  const open = say(message('Open'));
  const told = say(message('The picture is saved: {name}.', { name: to.path.split('/').at(-1) ?? '' }));
  if ((await vscode.window.showInformationMessage(told, open)) === open) await vscode.commands.executeCommand('vscode.open', to);
}

function wordsOf(name: PictureName): Message {
  switch (name) {
    case 'graph':
      return message('Graph');
    case 'map':
      return message('Decision map');
    case 'curves':
      return message('Curves');
    case 'learning':
      return message('Graph and curves while they learn');
    default:
      return assertNever(name);
  }
}

/** Pages are not trusted: the content must match the format, and an SVG must contain nothing executable. */
function isOfFormat(format: PictureFormat, bytes: Uint8Array): boolean {
  switch (format) {
    case 'svg': {
      const text = new TextDecoder().decode(bytes);
      return (
        text.startsWith('<svg xmlns="http://www.w3.org/2000/svg"') &&
        !/<script|<foreignObject|\son\w+\s*=|javascript:/i.test(text.replace(/>[^<]*</g, '><'))
      );
    }
    case 'png':
      return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    case 'gif':
      return startsWith(bytes, [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]);
    default:
      return assertNever(format);
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
