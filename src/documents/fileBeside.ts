import * as vscode from 'vscode';

/** The URI of a new file beside a table: "scores_predicted.csv", or "scores_predicted_2.csv" if that exists. */
export async function fileBeside(table: vscode.Uri, suffix: string, extension?: string): Promise<vscode.Uri> {
  const name = table.path.split('/').at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const ending = extension ?? (dot > 0 ? name.slice(dot) : '');
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(table.with({ fragment: '' }), '..', `${stem}${suffix}${number > 1 ? `_${number}` : ''}${ending}`);
    if (!(await exists(uri))) return uri;
  }
}

/** True where something exists at the URI, as far as its file system can tell. */
export async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
