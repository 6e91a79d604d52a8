/** What changed between two versions, and how to get an earlier one back. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { componentRow, makeLink, openTab, startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

/** Removes both Zone Servers, one after the other: versions 2 and 3. */
async function edited(page: Page): Promise<string> {
  const designer = await startFromReference(page);
  for (const name of ['Zone Server 1', 'Zone Server 2']) {
    await componentRow(page, name).getByRole('button', { name: `Remove ${name}` }).click();
    await expect(componentRow(page, name)).toHaveCount(0);
  }
  return designer;
}

/** The sign of what is gone, on a component's card. */
function removed(page: Page, id: string): Locator {
  return page.locator(`svg.dg #c-${id} + .dg-change-removed`);
}

test('two versions are compared as picture and tables', async ({ page }) => {
  await edited(page);
  await openTab(page, 'History');
  await page.getByRole('radio', { name: 'From version 1' }).check();
  await page.getByRole('radio', { name: 'To version 2' }).check();
  await page.getByRole('button', { name: 'Compare the chosen versions' }).click();
  await expect(page.getByRole('heading', { name: /^From version 1 .* to version 2 / })).toBeVisible();

  await expect(page.getByRole('img', { name: /^Zone Server 1, .* Removed\.$/ })).toBeVisible();
  await expect(removed(page, 'zs1')).toHaveCount(1);
  await expect(removed(page, 'zs2')).toHaveCount(0);
  await expect(page.locator('svg.dg .dg-legend-entry', { hasText: 'Removed' })).toBeVisible();
  const document = page.getByRole('region', { name: 'What was changed' });
  await expect(document.getByRole('row', { name: /removed Zone Server 1/ })).toContainText('192.0.2.11');
  const flows = page.getByRole('table', { name: 'The flows that were added, changed and removed' });
  await expect(flows.locator('.tag', { hasText: 'removed' })).toHaveCount(3);

  await page.getByLabel('To version', { exact: true }).selectOption('3');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(removed(page, 'zs2')).toHaveCount(1);

  const file = await page.getByRole('link', { name: 'Picture as SVG' }).getAttribute('href');
  const svg = await page.request.get(file ?? '');
  expect(await svg.text()).toContain('1 → 3');
});

test('an earlier version is named, looked at and restored, and that is undone', async ({ page }) => {
  await edited(page);
  await openTab(page, 'History');
  await page.getByRole('link', { name: 'Version 1', exact: true }).click();
  await page.getByLabel('Name of this version').fill('As approved');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Version 1: As approved' })).toBeVisible();
  await expect(page.locator('svg.dg #c-zs1')).toBeVisible();
  await openTab(page, 'History');
  await expect(page.getByRole('row', { name: /As approved/ })).toContainText('created');

  await page.getByRole('link', { name: 'Version 1', exact: true }).click();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(componentRow(page, 'Zone Server 1')).toBeVisible();
  await expect(componentRow(page, 'Zone Server 2')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: restore version 1' }).click();
  await expect(componentRow(page, 'Zone Server 1')).toHaveCount(0);
});

test('who may only look can compare, and is offered nothing else', async ({ page, guest }) => {
  const designer = await edited(page);
  const link = await makeLink(page, 'view', 'Reviewer');
  const theirs = await guest.newPage();
  await theirs.goto(link);
  await openTab(theirs, 'Compare');
  await expect(removed(theirs, 'zs2')).toHaveCount(1);
  await theirs.goto(`${designer}/versions/1`);
  await expect(theirs.locator('svg.dg #c-zs1')).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Restore this version' })).toHaveCount(0);
  await expect(theirs.getByLabel('Name of this version')).toHaveCount(0);
});

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} pixels, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme });

      test('axe finds nothing where versions differ', async ({ page }) => {
        const designer = await edited(page);
        for (const path of ['history', 'versions/1', 'versions/3', 'compare?from=1&to=3', 'compare?from=3&to=1&view=wall:dmz:core']) {
          await page.goto(`${designer}/${path}`);
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
          expect.soft(found, path).toEqual([]);
        }
      });
    });
  }
}
