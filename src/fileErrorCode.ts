/**
 * The code of a file error, either Node's (such as "EACCES") or VS Code's. VS Code has fewer codes but puts Node's at the beginning of the
 * message. Undefined if there is none.
 */
export function fileErrorCode(error: unknown): string | undefined {
  const [nodes] = /\bE[A-Z]{3,}\b(?=:)/.exec(error instanceof Error ? error.message : String(error)) ?? [];
  if (nodes !== undefined) return nodes;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
