/** Views and filters: chosen on the page, kept in the address, the same in the flow table and in files. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeLink, startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

/** The cards in the picture, by their ids. */
function cards(page: Page): Promise<string[]> {
  return page.locator('svg.dg .dg-card').evaluateAll((cards) => cards.map(({ id }) => id.replace(/^c-/, '')).sort());
}

async function choose(page: Page, list: string, option: string): Promise<void> {
  const field = page.getByLabel(list, { exact: true });
  if (!(await field.isVisible())) {
    await page.getByText('Filter', { exact: true }).click();
  }
  await field.selectOption({ label: option });
}

async function show(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show', exact: true }).click();
}

test('one firewall, one component and the vendor’s figure are a choice away', async ({ page }) => {
  await startFromReference(page);
  const all = await cards(page);
  expect(all).toContain('db');

  await choose(page, 'View', 'Firewall between Internet and DMZ');
  await show(page);
  await expect(page).toHaveURL(/view=wall(:|%3A)internet(:|%3A)dmz/);
  expect(await cards(page)).not.toContain('db');
  await expect(page.getByText('Shown: Firewall between Internet and DMZ')).toBeVisible();

  await choose(page, 'View', 'Zone Server 1');
  await show(page);
  const neighbours = await cards(page);
  expect(neighbours).toContain('zs1');
  expect(neighbours).not.toContain('zs2');
  expect(neighbours.length).toBeLessThan(all.length);

  await choose(page, 'View', 'Active-active');
  await show(page);
  expect(await cards(page)).toContain('ts1');
  await page.getByRole('link', { name: 'Show everything' }).click();
  expect(await cards(page)).toEqual(all);
});

test('filters narrow each other and shrink the picture and the flow table', async ({ page }) => {
  const designer = await startFromReference(page);
  const whole = await page.locator('svg.dg[role=group]').getAttribute('viewBox');
  await choose(page, 'Zone', 'DMZ');
  await choose(page, 'Protocol', 'TCP');
  await choose(page, 'Requirement', 'required');
  await choose(page, 'Boundary', 'crosses zones');
  await choose(page, 'Flow', 'hub-to-zone-server');
  await show(page);
  expect(await cards(page)).toEqual(['hub1', 'hub2', 'zs1', 'zs2']);
  expect(await page.locator('svg.dg[role=group]').getAttribute('viewBox')).not.toBe(whole);
  const rows = page.getByRole('table', { name: /network flows/ }).locator('tbody tr');
  await expect(rows).toHaveCount(4);

  // What was chosen stays chosen, and the address alone is enough.
  await page.goto(page.url());
  await expect(page.getByLabel('Flow', { exact: true })).toHaveValue('hub-to-zone-server');
  const file = await page.request.get(`${designer}/diagram.svg${new URL(page.url()).search}`);
  expect(await file.text()).toContain('id="b-hub1--zs1"');

  await choose(page, 'Protocol', 'UDP');
  await show(page);
  await expect(page.getByText('Nothing here fits the filter.')).toBeVisible();
});

test('a firewall leads to what it must open', async ({ page }) => {
  await startFromReference(page);
  await page.getByRole('link', { name: 'Flows: Firewall between DMZ and Core' }).click();
  await expect(page.getByText('Shown: Firewall between DMZ and Core')).toBeVisible();
  const rows = page.getByRole('table', { name: /network flows/ }).locator('tbody tr');
  for (const row of await rows.all()) {
    await expect(row).toContainText('crosses zones');
  }
});

test('who may only look has the same views', async ({ page, guest }) => {
  await startFromReference(page);
  const link = await makeLink(page, 'view', 'Firewall team');
  const theirs = await guest.newPage();
  await theirs.goto(link);
  await choose(theirs, 'View', 'Zone Server 1');
  await show(theirs);
  await expect(theirs).toHaveURL(/\/view\?view=component/);
  expect(await cards(theirs)).not.toContain('zs2');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`390 pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, colorScheme });

    test('axe finds nothing on a view, and nothing has to be scrolled sideways', async ({ page }) => {
      const designer = await startFromReference(page);
      for (const query of ['view=active-active', 'view=wall:dmz:core&protocol=tcp', 'view=component:zs1&expand=all', 'protocol=udp']) {
        await page.goto(`${designer}?${query}`);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), query).toBeLessThanOrEqual(390);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations.map(({ id, help }) => `${id}: ${help}`), query).toEqual([]);
      }
    });
  });
}
