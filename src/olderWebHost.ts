import * as vscode from 'vscode';

/** The part of an extension that VS Code calls. */
interface Extension {
  readonly activate: (context: vscode.ExtensionContext) => unknown;
}

/** A CommonJS script as a function of the variables that such a script expects. */
interface WrappedScript {
  readonly run: (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;
}

/**
 * Entry for VS Code 1.100 in a browser, which looks for `webExtension.cjs.js` although package.json says `webExtension.cjs`. Loads that
 * file, so that the package does not contain the same code twice. This host cannot import a script by its address, only from a blob.
 */
export async function activate(context: vscode.ExtensionContext): Promise<unknown> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'webExtension.cjs'));
  const parts = ['export const run = (module, exports, require) => {', new Uint8Array(bytes), '\n}'];
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
  try {
    const { run } = (await import(url)) as WrappedScript;
    const module = { exports: {} };
    run(module, module.exports, require);
    return await (module.exports as Extension).activate(context);
  } finally {
    URL.revokeObjectURL(url);
  }
}
