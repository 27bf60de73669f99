/** The English text of each key: package.nls.json. */
export type ManifestWords = Readonly<Record<string, string>>;

/**
 * Paths in package.json (their ends; `*` is any one step) of texts that people read. The product's name is not among them, since it is the same
 * in every language.
 */
const spoken: readonly string[] = [
  'description',
  'capabilities.untrustedWorkspaces.description',
  'capabilities.virtualWorkspaces.description',
  'contributes.commands.*.title',
  'contributes.commands.*.shortTitle',
  'contributes.submenus.*.label',
  'contributes.views.*.*.name',
  'contributes.viewsWelcome.*.contents',
  'contributes.customEditors.*.displayName',
  'contributes.languageModelTools.*.displayName',
  'contributes.languageModelTools.*.userDescription',
  'contributes.colors.*.description',
  'contributes.configuration.*.title',
  'contributes.configuration.*.properties.*.markdownDescription',
  'contributes.configuration.*.properties.*.enumItemLabels.*',
  'contributes.configuration.*.properties.*.enumDescriptions.*',
  'contributes.walkthroughs.*.title',
  'contributes.walkthroughs.*.description',
  'contributes.walkthroughs.*.steps.*.title',
  'contributes.walkthroughs.*.steps.*.description',
  'contributes.walkthroughs.*.steps.*.media.altText',
];
const patterns = spoken.map((path) => path.split('.'));

/** The manifest with a `%key%` in place of each text that people read, and the texts by key. An existing key keeps its text in `known`. */
export function takeOutWords<Manifest>(
  manifest: Manifest,
  known: ManifestWords,
): { readonly manifest: Manifest; readonly words: ManifestWords } {
  const words = new Map<string, string>();
  const taken = mapSpoken(manifest, (text, key) => {
    const place = keyOf(text);
    const said = place === undefined ? text : known[place];
    if (said === undefined) throw new Error(`package.json speaks of "${text}", which is not in package.nls.json.`);
    words.set(key, said);
    return `%${key}%`;
  });
  return { manifest: taken, words: Object.fromEntries(words) };
}

/** The manifest with the texts in place of their keys. Throws for a key without a text. */
export function putInWords<Manifest>(manifest: Manifest, words: ManifestWords): Manifest {
  return mapSpoken(manifest, (text) => {
    const key = keyOf(text);
    if (key === undefined) return text;
    if (words[key] === undefined) throw new Error(`There is no text for "${text}".`);
    return words[key];
  });
}

/** The texts in another language, by key; untranslated ones are left out, so that VS Code shows the English. */
export function translateWords(words: ManifestWords, translations: ManifestWords): ManifestWords {
  const known = new Map(Object.entries(translations));
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, english]) => {
      const said = known.get(english);
      return said === undefined ? [] : [[key, said]];
    }),
  );
}

function keyOf(text: string): string | undefined {
  return /^%(.+)%$/.exec(text)?.[1];
}

/** The same tree with each spoken text replaced. Keys are made of the names of the text's parents. */
function mapSpoken<Tree>(tree: Tree, change: (text: string, key: string) => string): Tree {
  const walk = (node: unknown, path: readonly string[], names: readonly string[]): unknown => {
    if (typeof node === 'string') {
      return patterns.some((pattern) => pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]))
        ? change(node, names.join('.'))
        : node;
    }
    if (Array.isArray(node)) {
      const siblings: unknown[] = node;
      return siblings.map((item, index) => walk(item, [...path, String(index)], [...names, nameOf(item, siblings, index)]));
    }
    if (typeof node !== 'object' || node === null) return node;
    const labels = 'enum' in node && Array.isArray(node.enum) ? (node.enum as unknown[]) : undefined;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]: [string, unknown]) => {
        const below = [...path, key];
        // Labels and descriptions of values are named after their values.
        if (labels && Array.isArray(value) && /^enum[A-Z]/.test(key)) {
          return [key, value.map((item, index) => walk(item, [...below, String(index)], [...names, key, String(labels[index])]))];
        }
        return [key, walk(value, below, key === 'contributes' || key === 'properties' ? names : [...names, key])];
      }),
    );
  };
  // The walk keeps the shape of the tree: texts become texts.
  return walk(tree, [], []) as Tree;
}

/** The name of a list item: its id if it has a unique one. */
function nameOf(item: unknown, siblings: readonly unknown[], index: number): string {
  const idOf = (node: unknown): string | undefined => {
    if (typeof node !== 'object' || node === null) return undefined;
    for (const key of ['command', 'id', 'viewType', 'view', 'name'] as const) {
      const id: unknown = key in node ? (node as Readonly<Record<string, unknown>>)[key] : undefined;
      if (typeof id === 'string') return id;
    }
    return undefined;
  };
  const id = idOf(item);
  return id === undefined || siblings.filter((other) => idOf(other) === id).length > 1 ? `${id === undefined ? '' : `${id}.`}${index}` : id;
}
