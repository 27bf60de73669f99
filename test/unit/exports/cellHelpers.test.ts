import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cellHelpers } from '../../../src/exports/python/cellHelpers.ts';
import type { CellHelperName } from '../../../src/exports/python/cellHelper.ts';
import { importsOf, python3 } from '../../../src/exports/python/pythonDialect.ts';
import { readingModule } from '../../../src/scale/readingModule.ts';

/** Runs each module and lists names that its functions use but the module does not define. */
const checker = `
import builtins, dis, json, sys, types
def spoken(code):
    names = {one.argval for one in dis.get_instructions(code) if one.opname == "LOAD_GLOBAL"}
    return names.union(*[spoken(one) for one in code.co_consts if isinstance(one, types.CodeType)])
told = {}
for name, text in json.load(sys.stdin).items():
    module = {}
    try:
        code = compile(text, name, "exec")
        exec(code, module)
        told[name] = sorted(one for one in spoken(code) if one not in module and not hasattr(builtins, one))
    except Exception as error:
        told[name] = repr(error)
print(json.dumps(told))
`;

test('each function that reads cells runs in a module with what it needs, and so does reading.py', () => {
  const names = Object.keys(cellHelpers) as Exclude<CellHelperName, 'plain_number'>[];
  expect(names).toContain('date_of');
  const modules = names.map((name): [string, string] => {
    const code = python3.cellHelpers(new Set([name])).join('\n\n\n');
    return [name, `OTHER = -2\n${importsOf(code)}\n${code}\n`];
  });
  const all = Object.fromEntries([...modules, ['reading.py', readingModule()]]);
  const told: unknown = JSON.parse(execFileSync('python3', ['-c', checker], { input: JSON.stringify(all), encoding: 'utf8' }));
  expect(told).toEqual(Object.fromEntries(Object.keys(all).map((name) => [name, []])));
});
