import axe from 'axe-core';
import { themeNames } from './themes.ts';
import type { WebviewPage } from './webviewPage.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Rules that depend on the theme; all others are the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** axe-core's findings that would keep someone from using the page in any theme, with the element concerned. */
export async function violations(view: WebviewPage): Promise<string[]> {
  if (await view.page.evaluate(() => !('axe' in window))) await view.page.evaluate(axe.source);
  await view.page.evaluate(() => window.fakeHost.reveal());
  await view.settled();
  const [first, ...others] = themeNames;
  await view.changeTheme(first);
  const found = await findViolations(view, {});
  for (const theme of others) {
    await view.changeTheme(theme);
    const more = await findViolations(view, { runOnly: { type: 'rule', values: colourRules } });
    found.push(...more.map((violation) => `in the theme ${theme}: ${violation}`));
  }
  await view.changeTheme(first);
  return found;
}

async function findViolations({ page }: WebviewPage, rules: axe.RunOptions): Promise<string[]> {
  const options: axe.RunOptions = { ...rules, resultTypes: ['violations'], iframes: false, preload: false };
  const results = await page.evaluate((asked) => window.axe.run(document, asked), options);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}
