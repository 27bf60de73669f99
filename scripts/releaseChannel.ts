export type Channel = 'release' | 'pre-release';

/**
 * The marketplace does not accept version suffixes: an odd minor number is a pre-release, so that the channels alternate in having the larger
 * version.
 */
export function channelOf(version: string): Channel {
  const [, minor] = /^\d+\.(\d+)\.\d+$/.exec(version) ?? [];
  if (minor === undefined) throw new Error(`"${version}" is no version like 0.2.0: the marketplace takes no suffixes.`);
  return Number(minor) % 2 === 1 ? 'pre-release' : 'release';
}

/** Why the tag cannot be released as it is, each in a sentence; empty where it can. */
export function releaseProblems(tag: string, version: string, changelog: string): string[] {
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`));
  return [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag}, but package.json says ${version}: tag it v${version}.`]),
    ...(section === undefined ? [`CHANGELOG.md has no section "## ${version}".`] : []),
    ...(section !== undefined && !/^- /m.test(section) ? [`The section "## ${version}" of CHANGELOG.md says nothing.`] : []),
  ];
}
