import * as v from 'valibot';

/** The performance marks that VS Code leaves in its processes, in milliseconds. */
const marksSchema = v.object({
  MonacoPerformanceMarks: v.object({
    getMarks: v.pipe(v.function(), v.returns(v.array(v.object({ name: v.string(), startTime: v.number() })))),
  }),
});

/** For the extension host: milliseconds between the two marks that VS Code sets around each extension's loading or activation. */
export function betweenMarks(work: 'LoadExtensionCode' | 'ActivateExtension', extensionId: string): number {
  const marks = v.parse(marksSchema, globalThis).MonacoPerformanceMarks.getMarks();
  const timeOf = (end: 'will' | 'did') => marks.findLast(({ name }) => name === `code/extHost/${end}${work}/${extensionId}`)?.startTime;
  const [from, to] = [timeOf('will'), timeOf('did')];
  if (from === undefined || to === undefined) throw new Error(`VS Code has set no marks for ${work}`);
  return to - from;
}
