/** Runs in an extension host: milliseconds between two marks that VS Code sets for each extension, such as those of `ActivateExtension`. */
export function betweenMarks(work: 'LoadExtensionCode' | 'ActivateExtension', extensionId: string): number {
  const [from, to] = ['will', 'did'].map(
    (end) => performance.getEntriesByName(`code/extHost/${end}${work}/${extensionId}`).at(-1)?.startTime,
  );
  if (from === undefined || to === undefined) throw new Error(`VS Code has set no marks for ${work}`);
  return to - from;
}
