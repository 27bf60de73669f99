import { AxeBuilder } from '@axe-core/playwright';
import type { WebviewPage } from './webviewPage.ts';

/** What axe-core finds that keeps somebody from using the page, with the element that it is. */
export async function violations({ page }: WebviewPage): Promise<string[]> {
  // axe puts an iframe into the page to test frames, which the policy forbids; there are none here.
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}
