import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { exportPage } from '../../../src/exports/page/exportPage.ts';
import { launchBrowser } from '../../vscode/launchBrowser.ts';
import { caseNames, exportCase } from './exportCases.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(['numbers', 'categories', 'dates', 'missing', 'wild names'] as const)(
  'a page of %s answers offline as Neuron does',
  async (features) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'neuron-page-'));
    const context = await browser.newContext({ offline: true });
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (said) => (said.type() === 'error' ? faults.push(said.text()) : undefined));
      const found = caseNames.find((of) => of.features === features && of.target === 'two classes' && of.hidden.length > 0) ?? caseNames[0];
      const { exported, model, rows, answers } = exportCase(found);
      const file = path.join(folder, 'model.html');
      writeFileSync(file, String(exportPage(exported, 'model.html').files[0].content));
      await page.goto(pathToFileURL(file).href);
      expect(await page.title()).toBe('target');
      for (const [index, row] of rows.slice(0, 3).entries()) {
        const cells = new Map(row);
        const labels = page.locator('label');
        for (const [place, { column, type }] of model.encoder.columns.entries()) {
          const label = labels.nth(place);
          expect(await label.locator('span').textContent()).toBe(column);
          const cell = cells.get(column) ?? '';
          if (type !== 'category') await label.locator('input').first().fill(cell);
          else if ((await label.locator('option').allTextContents()).includes(cell)) await label.locator('select').selectOption(cell);
          else await label.locator('select').selectOption(String(model.encoder.columns[place].missing?.fill));
        }
        if (features !== 'missing') expect(await page.locator('output').textContent()).toBe(answers[index].value);
      }
      expect(faults).toEqual([]);
    } finally {
      await context.close();
      rmSync(folder, { recursive: true });
    }
  },
);
