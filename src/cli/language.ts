import { readFileSync } from 'node:fs';
import { english, type Language } from '../inWords.ts';

/** The language of the terminal, from its environment (LC_ALL, LC_MESSAGES, LANG); English if `bundles` has no translations for it. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>, bundles: URL): Language {
  const set = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value !== undefined && value !== '');
  const locale = /^[a-z]{2,3}(?=$|[_.@-])/.exec(set ?? '')?.[0];
  if (locale === undefined || locale === 'en') return english;
  try {
    const bundle = JSON.parse(readFileSync(new URL(`bundle.l10n.${locale}.json`, bundles), 'utf8')) as Readonly<Record<string, string>>;
    const words = new Map(Object.entries(bundle));
    return { locale, lookUp: (template) => words.get(template) || template };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return english;
    throw error;
  }
}
