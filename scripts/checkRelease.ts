import { readFileSync } from 'node:fs';
import path from 'node:path';
import { channelOf, releaseProblems } from './releaseChannel.ts';

// `npm run release:check -- v0.2.0`: writes what the tag releases, in the form of a workflow step's outputs, or exits with 1 and the reasons why
// it cannot be released.
const root = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const [tag = ''] = process.argv.slice(2);
const problems = releaseProblems(tag, version, readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`version=${version}\nchannel=${channelOf(version)}`);
