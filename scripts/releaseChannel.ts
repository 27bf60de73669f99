export type Channel = 'release' | 'pre-release';

/** The marketplace takes no suffixes: there an odd minor number is a pre-release, so that each channel has the larger version in turn. */
export function channelOf(version: string): Channel {
  const [, minor] = /^\d+\.(\d+)\.\d+$/.exec(version) ?? [];
  if (minor === undefined) throw new Error(`"${version}" is no version like 0.2.0: the marketplace takes no suffixes.`);
  return Number(minor) % 2 === 1 ? 'pre-release' : 'release';
}

/** Why the tag cannot be released as it is, each in a sentence; none where it can. */
export function releaseProblems(tag: string, version: string, changelog: string): string[] {
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`));
  return [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag}, but package.json says ${version}: tag it v${version}.`]),
    ...(section === undefined ? [`CHANGELOG.md has no section "## ${version}".`] : []),
    ...(section !== undefined && !/^- /m.test(section) ? [`The section "## ${version}" of CHANGELOG.md says nothing.`] : []),
  ];
}
