import { readdirSync, readFileSync } from 'node:fs';
import type * as workflowParser from '@actions/workflow-parser';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { channelOf, releaseProblems } from '../../../scripts/releaseChannel.ts';

const root = new URL('../../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const names = readdirSync(new URL('.github/workflows', root));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };

/** GitHub's own parser, which imports JSON in the way of bundlers, unlike Node. */
async function loadParser(): Promise<typeof workflowParser> {
  const contents = "export * from '@actions/workflow-parser';";
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir: import.meta.dirname }, bundle: true, write: false, format: 'esm', platform: 'node' },
    // The YAML parser in it is a CommonJS module.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  return (await import(/* @vite-ignore */ url)) as typeof workflowParser;
}
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loadParser();

/** The errors it finds. */
async function faults(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

test('GitHub’s parser finds what is wrong with a workflow', async () => {
  const job = (step: string) => `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;
  expect(await faults('good.yml', job('run: npm ci'))).toEqual([]);
  expect(await faults('step.yml', job('runs: npm ci'))).not.toEqual([]);
  expect(await faults('expression.yml', job('run: echo ${{ nothing.here }}'))).not.toEqual([]);
  expect(await faults('needs.yml', `${job('run: npm ci')}  b:\n    needs: c\n    runs-on: x\n    steps:\n      - run: x\n`)).not.toEqual(
    [],
  );
  expect(await faults('torn.yml', 'on: [push\n')).not.toEqual([]);
});

test.each(names)('%s is valid', async (name) => {
  expect(await faults(name, read(`.github/workflows/${name}`))).toEqual([]);
});

test.each(names)('%s calls what there is, and is given no more than it needs', (name) => {
  const text = read(`.github/workflows/${name}`);
  const called = Array.from(text.matchAll(/npm run (?:--silent )?([\w:]+)/g), ([, script]) => script);
  expect(called.filter((script) => scripts[script] === undefined)).toEqual([]);
  expect(called).toEqual(expect.arrayContaining(['check', 'package']));
  // There is only one way to make a VSIX, also by hand as CONTRIBUTING.md describes.
  expect(text).not.toMatch(/vsce(@\S+)? (package|ls)/);
  expect(read('CONTRIBUTING.md')).toContain('`npm run package`');
  expect(read('scripts/package.ts')).toContain("[vsce, 'package'");
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text).not.toContain('pull_request_target');
  const secrets = Array.from(text.matchAll(/secrets\.(\w+)/g), ([, secret]) => secret);
  expect(secrets.filter((secret) => !read('CONTRIBUTING.md').includes(`\`${secret}\``))).toEqual([]);
  // Actions and programs of others by a version.
  expect(
    Array.from(text.matchAll(/uses: (.*)/g), ([, action]) => action).filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action)),
  ).toEqual([]);
  expect(
    Array.from(text.matchAll(/npx --yes (\S+)/g), ([, program]) => program).filter((program) => !/@\d+\.\d+\.\d+$/.test(program)),
  ).toEqual([]);
});

test('what is released is the package that was tested, attested with its checksums', () => {
  const text = read('.github/workflows/release.yml');
  const [build, ...others] = text.split(/^ {2}(?=\w[\w-]*:\n {4}needs: build)/m);
  expect(others).toHaveLength(3);
  for (const job of others) expect(job).not.toMatch(/npm run|actions\/checkout/);
  expect(build).toMatch(/npm run package[^]*attest-build-provenance@v\d+\n\s+with:\n\s+subject-path: \|\n\s+\*\.vsix\n\s+\*\.sha256/);
  expect(build).toMatch(/id-token: write\n\s+attestations: write/);
  expect(text).toMatch(/gh release create .* \.\/\*\.vsix \.\/\*\.sha256 /);
});

test('what is released is what is tagged, and says what is new', () => {
  const changelog = '# Changelog\n\n## Unreleased\n\n- More\n\n## 0.2.0 (2026-12-01)\n\n- New\n\n## 0.1.0\n\n';
  expect(releaseProblems('v0.2.0', '0.2.0', changelog)).toEqual([]);
  expect(releaseProblems('v0.2.1', '0.2.0', changelog)).toEqual(['The tag is v0.2.1, but package.json says 0.2.0: tag it v0.2.0.']);
  expect(releaseProblems('v0.3.0', '0.3.0', changelog)).toEqual(['CHANGELOG.md has no section "## 0.3.0".']);
  expect(releaseProblems('v0.1.0', '0.1.0', changelog)).toEqual(['The section "## 0.1.0" of CHANGELOG.md says nothing.']);
});

test('odd minor numbers are pre-releases', () => {
  expect(['0.1.0', '0.2.0', '1.11.3', '2.0.9'].map(channelOf)).toEqual(['pre-release', 'release', 'pre-release', 'release']);
  expect(() => channelOf('1.0.0-beta')).toThrow('no suffixes');
});
