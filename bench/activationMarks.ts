import * as v from 'valibot';

/** What VS Code leaves in its processes for whoever measures it: the marks so far, in milliseconds. */
const marksSchema = v.object({
  MonacoPerformanceMarks: v.object({
    getMarks: v.pipe(v.function(), v.returns(v.array(v.object({ name: v.string(), startTime: v.number() })))),
  }),
});

/** Runs in an extension host: milliseconds between two marks that VS Code sets for each extension, such as those of `ActivateExtension`. */
export function betweenMarks(work: 'LoadExtensionCode' | 'ActivateExtension', extensionId: string): number {
  const marks = v.parse(marksSchema, globalThis).MonacoPerformanceMarks.getMarks();
  const timeOf = (end: 'will' | 'did') => marks.findLast(({ name }) => name === `code/extHost/${end}${work}/${extensionId}`)?.startTime;
  const [from, to] = [timeOf('will'), timeOf('did')];
  if (from === undefined || to === undefined) throw new Error(`VS Code has set no marks for ${work}`);
  return to - from;
}
