import * as vscode from 'vscode';

/** What VS Code calls of an extension. */
interface Extension {
  readonly activate: (context: vscode.ExtensionContext) => unknown;
}

/** The text of a CommonJS script as a function of what such a script finds around it. */
interface WrappedScript {
  readonly run: (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;
}

/**
 * The extension in a browser's VS Code that looks for `webExtension.cjs.js` where package.json says `webExtension.cjs`, as 1.100 does: it loads the
 * other, so that no text stands in the package twice. The host lets no script be imported by its address, but one from a blob.
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
