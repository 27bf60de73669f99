/**
 * A sentence as data. It is stored and sent like this and put into words (inWords.ts) only where it is displayed, in the language of that
 * window. The English template is the key of its translations (l10n/). Arguments in its `{places}` are never translated, unless they are
 * messages themselves. `**strong**` in a template marks what is emphasized if possible.
 */
export interface Message {
  readonly template: string;
  readonly args?: Readonly<Record<string, MessageArgument>>;
}

/** A text that needs no translation, a count (written in groups of three digits), a message within the message, or a list of these. */
export type MessageArgument = string | number | Message | MessageList;

/** Several things in one place: "a, b and c", "a, b or c", "a, b, c", "a; b; c". */
export interface MessageList {
  readonly items: readonly (string | Message)[];
  readonly join: 'and' | 'or' | 'comma' | 'semicolon';
}

/** The names in the braces of a template. Braces that contain a space are only an example. */
type Place<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string} ${string}` ? never : Name) | Place<Rest>
  : never;

/** The arguments that a template needs, no more and no less. */
type Filling<Template extends string> = [Place<Template>] extends [never] ? [] : [args: Readonly<Record<Place<Template>, MessageArgument>>];

/** The template must be a literal, so that the translations can be checked against it (scripts/messages.ts). */
export function message<const Template extends string>(template: Template, ...[args]: Filling<Template>): Message {
  return args === undefined ? { template } : { template, args };
}

/** The sentence for one thing or for any other number of things. Both templates may contain `{count}`. */
export function plural<const One extends string, const Many extends string>(
  count: number,
  one: One,
  many: Many,
  ...[args]: [Exclude<Place<One> | Place<Many>, 'count'>] extends [never]
    ? []
    : [args: Readonly<Record<Exclude<Place<One> | Place<Many>, 'count'>, MessageArgument>>]
): Message {
  return { template: count === 1 ? one : many, args: { ...args, count } };
}

/** Several sentences in a row, as one message. */
export function sentences(...parts: readonly (Message | undefined)[]): Message {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 1) return said[0];
  // It has only places and spaces, so there is nothing to translate.
  return { template: said.map((_, index) => `{${index}}`).join(' '), args: Object.fromEntries(said.entries()) };
}

/** A text that is the same in every language, such as what another program reports. */
export function verbatim(text: string | MessageList): Message {
  return { template: '{text}', args: { text } };
}

/** A list of the first `most` items, followed by how many of the `count` items are missing. */
export function listOf(
  items: readonly (string | Message)[],
  join: MessageList['join'],
  most = Number.POSITIVE_INFINITY,
  count = items.length,
): MessageList {
  const shown = items.slice(0, most);
  const rest = count - shown.length;
  if (rest <= 0) return { items: shown, join };
  const more = join === 'and' || join === 'or' ? message('{count} more', { count: rest }) : message('and {count} more', { count: rest });
  return { items: [...shown, more], join };
}
