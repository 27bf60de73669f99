import * as vscode from 'vscode';

/** A file beside a table that is not there yet: "scores_predicted.csv", or "scores_predicted_2.csv" where that is taken. */
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

/** True where something is at the place, as far as its file system tells. */
export async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
