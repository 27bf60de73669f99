import type { ViewPlace } from '../protocol/viewMessages.ts';

/** Where the page's files are. */
export interface ViewPage {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** Must be new for each page. */
  readonly nonce: string;
  readonly place: ViewPlace;
  readonly language: PageLanguage;
}

/** The page's language and its translations, which it cannot fetch itself. */
export interface PageLanguage {
  readonly locale: string;
  /** Translations by English template; empty for English. */
  readonly words: Readonly<Record<string, string>>;
}

/** The HTML page of a view. Besides translations it contains no data: everything that it shows arrives in messages. */
export function viewHtml({ scriptUri, styleUri, cspSource, nonce, place, language }: ViewPage): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    // Pictures of the page are drawn from SVGs that it makes itself.
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language.locale)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Neuron</title>
    <link rel="stylesheet" href="${attribute(styleUri)}" />
    <script type="module" nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
  </head>
  <body data-place="${place}" data-words="${attribute(JSON.stringify(language.words))}"></body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
