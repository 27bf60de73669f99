import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cellText } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { printedTable, printingCode } from '../../../src/documents/dataFrameCode.ts';
import { UserError } from '../../../src/userError.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { findPythonWith } from '../exports/debianPython.ts';

/** What users may have named and created in a notebook, in Python. */
const frames = {
  plain: 'pd.DataFrame({"a": range(30), "b": [i % 2 for i in range(30)]})',
  severalLevels:
    'pd.DataFrame([[1, 2, "x"], [3, 4, "y"]], columns=pd.MultiIndex.from_tuples([("size", "mm"), ("size", "inch"), ("kind", "")]))',
  sameNames: 'pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])',
  categorical:
    'pd.DataFrame({"c": pd.Categorical(["low", "high", None], categories=["low", "high", "none"], ordered=True), "n": [1, 2, 3]})',
  zones: 'pd.DataFrame({"at": pd.to_datetime(["2024-01-31 10:00", "2024-07-31"]).tz_localize("Europe/Oslo"), "n": [1, 2]})',
  absent:
    'pd.DataFrame({"i": pd.array([1, None, 3], dtype="Int64"), "b": pd.array([True, None, False], dtype="boolean"), "s": ["x", None, ""]})',
  lists: 'pd.DataFrame({"l": [[1, 2], ["a, b"], None], "d": [{"k": 1}, {}, {"k": "\\"quoted\\"\\nline"}]})',
  namedIndex: 'pd.DataFrame({"n": [1, 2]}, index=pd.Index(["x", "y"], name="key"))',
  filtered: 'pd.DataFrame({"n": range(9)})[lambda f: f["n"] > 6]',
  grouped: 'pd.DataFrame({"g": ["a", "a", "b"], "h": [1, 1, 2], "n": [1, 2, 3]}).groupby(["g", "h"]).agg({"n": ["mean", "max"]})',
  noRows: 'pd.DataFrame({"a": [], "b": []})',
  noColumns: 'pd.DataFrame()',
  bytes: 'pd.DataFrame({"b": [b"\\xff\\x00", b"plain"], "n": [1, 2]})',
  series: 'pd.Series([1, 2], name="alone")',
  numbersAsNames: 'pd.DataFrame([[1, 2.5], [3, 4.5]])',
  misleading: 'pd.DataFrame({"to_csv": [1, 2], "to_frame": ["</neuron-table>", "<neuron-table>"], "index": [5, 6], "columns": [7, 8]})',
  words: 'pd.DataFrame({"한국어": ["값", "🍎"], "n": [1, 2]})',
  large: 'pd.DataFrame({"n": range(200_000)})',
} as const;
type Name = keyof typeof frames;

/**
 * Runs in Python: a kernel like that of notebooks, which executes the code for each frame. Prints the output of each, and the names that
 * exist at the end.
 */
const driver = `
import json, sys
from jupyter_client.manager import start_new_kernel
asked = json.load(sys.stdin)
manager, client = start_new_kernel(kernel_name="python3")
def run(code):
    # A cell can be told to be idle before the last of what it printed arrives: a mark behind it tells that it is all there.
    asked_as = client.execute(code + "\\nprint(chr(4))", stop_on_error=False)
    printed = ""
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") != asked_as: continue
        if message["msg_type"] == "error": return {"text": printed, "error": message["content"]["ename"]}
        if message["msg_type"] == "stream" and message["content"]["name"] == "stdout": printed += message["content"]["text"]
        if printed.endswith("\\x04\\n"): return {"text": printed[:-2], "error": None}
try:
    run(asked["setup"])
    names = 'print(sorted(name for name in globals() if not name.startswith("_")))'
    before = run(names)["text"]
    answers = {name: run(code) for name, code in asked["codes"].items()}
    json.dump({"answers": answers, "before": before, "after": run(names)["text"]}, sys.stdout)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
`;

interface Printed {
  readonly text: string;
  readonly error: string | null;
}

function askKernel(codes: Readonly<Record<string, string>>): Readonly<Record<string, Printed>> {
  const python = findPythonWith('ipykernel', 'python3-ipykernel');
  const setup = ['import pandas as pd', ...Object.entries(frames).map(([name, made]) => `frame_${name} = ${made}`)].join('\n');
  const input = JSON.stringify({ setup, codes });
  const output = execFileSync(python, ['-c', driver], { input, maxBuffer: 1e8, timeout: 240_000, stdio: ['pipe', 'pipe', 'ignore'] });
  const { answers, before, after } = JSON.parse(output.toString()) as {
    readonly answers: Readonly<Record<string, Printed>>;
    readonly before: string;
    readonly after: string;
  };
  expect(before).toContain('frame_plain');
  expect(after).toBe(before);
  return answers;
}

test('a kernel prints wild data frames as tables that are read as they are', () => {
  findPythonWith('pandas', 'python3-pandas');
  const codes = Object.fromEntries(Object.keys(frames).map((name) => [name, printingCode(`frame_${name}`)]));
  const printed = askKernel({ ...codes, other: printingCode('pd'), missing: printingCode('nowhere') });
  const tableOf = (name: Name) => {
    expect(printed[name].error, name).toBeNull();
    const { names, columns, rowCount } = readCsv(printedTable(printed[name].text) ?? '');
    return [names, ...Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellText(column, row)))];
  };
  expect(tableOf('plain').slice(0, 3)).toEqual([['a', 'b'], ['0', '0'], ['1', '1']]); // prettier-ignore
  expect(tableOf('severalLevels')).toEqual([['size mm', 'size inch', 'kind'], ['1', '2', 'x'], ['3', '4', 'y']]); // prettier-ignore
  expect(new Set(tableOf('sameNames')[0]).size).toBe(2);
  expect(tableOf('categorical')).toEqual([['c', 'n'], ['low', '1'], ['high', '2'], ['', '3']]); // prettier-ignore
  expect(tableOf('zones').slice(1)).toEqual([['2024-01-31 10:00:00+01:00', '1'], ['2024-07-31 00:00:00+02:00', '2']]); // prettier-ignore
  expect(tableOf('absent')).toEqual([['i', 'b', 's'], ['1', 'True', 'x'], ['', '', ''], ['3', 'False', '']]); // prettier-ignore
  expect(tableOf('lists').slice(1)).toEqual([['[1, 2]', "{'k': 1}"], ["['a, b']", '{}'], ['', `{'k': '"quoted"\\nline'}`]]); // prettier-ignore
  expect(tableOf('namedIndex')).toEqual([['key', 'n'], ['x', '1'], ['y', '2']]); // prettier-ignore
  expect(tableOf('filtered')).toEqual([['n'], ['7'], ['8']]);
  expect(tableOf('grouped')).toEqual([['g', 'h', 'n mean', 'n max'], ['a', '1', '1.5', '2'], ['b', '2', '3', '3']]); // prettier-ignore
  expect(tableOf('bytes')).toEqual([['b', 'n'], [String.raw`b'\xff\x00'`, '1'], ["b'plain'", '2']]); // prettier-ignore
  expect(tableOf('series')).toEqual([['alone'], ['1'], ['2']]);
  expect(tableOf('misleading')[1]).toEqual(['1', '</neuron-table>', '5', '7']);
  expect(tableOf('words')).toEqual([['한국어', 'n'], ['값', '1'], ['🍎', '2']]); // prettier-ignore
  expect(tableOf('large')).toHaveLength(200_001);
  // Frames that cannot be learned from are refused with a message, and other objects print nothing.
  for (const name of ['noRows', 'noColumns'] as const)
    expect(() => planTable(readCsv(printedTable(printed[name].text) ?? ''), {}, 'wasm'), name).toThrow(UserError);
  for (const name of ['other', 'missing']) {
    expect(printed[name].error, name).not.toBeNull();
    expect(printedTable(printed[name].text)).toBeUndefined();
  }
}, 300_000);
