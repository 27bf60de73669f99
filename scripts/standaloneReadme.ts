/**
 * A README for VS Code's extension page, which accepts pictures only from https and data URIs (its content security policy) and does not follow
 * relative links: PNG files become data URIs, relative links become text. Throws for pictures of another type.
 */
export function standaloneReadme(readme: string, read: (name: string) => Buffer): string {
  return readme
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (picture: string, alt: string, name: string) =>
      isRelative(name) ? `![${alt}](${dataUri(name, read)})` : picture,
    )
    .replace(/(?<!!)\[([^\]]*)\]\(([^)\s]+)\)/g, (link: string, text: string, name: string) => (isRelative(name) ? text : link));
}

/** A README whose pictures are replaced by their alternative texts. */
export function withoutPictures(readme: string): string {
  return readme.replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (picture: string, alt: string, name: string) =>
    isRelative(name) ? `*${alt}*` : picture,
  );
}

/** The relative addresses of all links and pictures in a Markdown text, without fragments. */
export function relativeLinks(markdown: string): string[] {
  const addresses = [...markdown.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? match[2]);
  return addresses.filter(isRelative).map((address) => address.split('#')[0]);
}

function isRelative(address: string): boolean {
  return !/^[a-z]+:/i.test(address) && !address.startsWith('#');
}

function dataUri(name: string, read: (name: string) => Buffer): string {
  if (!name.endsWith('.png'))
    throw new Error(`${name} in README.md is not a PNG file, the only type that the extension's page shows here.`);
  return `data:image/png;base64,${read(name).toString('base64')}`;
}
