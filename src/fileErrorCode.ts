/**
 * The code of an error of a file: of Node (a `code` such as "EACCES") or of VS Code, which has fewer codes and puts Node's at the beginning of the
 * message. Undefined where it has none.
 */
export function fileErrorCode(error: unknown): string | undefined {
  const [nodes] = /\bE[A-Z]{3,}\b(?=:)/.exec(error instanceof Error ? error.message : String(error)) ?? [];
  if (nodes !== undefined) return nodes;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
