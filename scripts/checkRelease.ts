import { readFileSync } from 'node:fs';
import path from 'node:path';
import { channelOf, releaseProblems } from './releaseChannel.ts';

// `npm run release:check -- v0.2.0`: says in the form of a step's outputs what the tag is a release of, or ends with 1 and why it cannot be one.
const root = path.resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const [tag = ''] = process.argv.slice(2);
const problems = releaseProblems(tag, version, readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`version=${version}\nchannel=${channelOf(version)}`);
