/** The port reference: useful to someone who never drafts anything. */

import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test.ts';

test('a port number is answered in one round trip', async ({ page }) => {
  await page.goto('/ports');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('searchbox', { name: 'Port, name, process or other words' }).fill('what is 17477?');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByText('17477 is the default port of: Module Server (TCP)')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: '17477/TCP' });
  await expect(row).toContainText('Tanium Server');
  await expect(row).toContainText('ModuleServerPort');
  await expect(row).toContainText('TaniumModuleServer.exe');
  expect(requests.filter((url) => !url.includes('/static/'))).toHaveLength(1);
});

test('a port that only the note of a module names is found there', async ({ page }) => {
  await page.goto('/ports?q=17467');
  await expect(page.getByText('17467 is no default port of this catalogue, but is noted at: Network Quarantine')).toBeVisible();
  await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(1);
  await expect(page.getByRole('row', { name: /^Network Quarantine/ })).toContainText('listens on 17467');
});

test('a chosen port leaves the entries of exactly this port', async ({ page }) => {
  await page.goto('/ports');
  await page.getByLabel('Port', { exact: true }).fill('22');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText(/^22 is the default port of: SSH/)).toBeVisible();
  const entries = page.getByRole('table', { name: /Network ports/ }).locator('tbody tr');
  expect(await entries.count()).toBeGreaterThan(2);
  for (const row of await entries.all()) {
    await expect(row.getByRole('rowheader')).toHaveText('22/TCP');
  }
});

test('choices narrow the entries, and each entry can be linked to', async ({ page }) => {
  await page.goto('/ports');
  const entries = page.getByRole('table', { name: /Network ports/ }).locator('tbody tr');
  const all = await entries.count();
  await page.getByLabel('Role', { exact: true }).selectOption('Zone Server');
  await page.getByLabel("The role's direction").selectOption('inbound');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('status')).toContainText(`of ${all}`);
  expect(await entries.count()).toBeLessThan(all);
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('zone-server');
  for (const row of await entries.all()) {
    await expect(row.getByRole('cell').nth(2)).toContainText(/Zone Server|Each Tanium Appliance/);
  }
  await page.getByRole('link', { name: 'hub-to-zone-server/tcp' }).click();
  await expect(page).toHaveURL(/#hub-to-zone-server\/tcp$/);
  await page.getByRole('link', { name: 'Show all' }).click();
  expect(await entries.count()).toBe(all);
});

test('the files hold what the page shows', async ({ page }) => {
  await page.goto('/ports?module=direct-connect');
  const shown = await page.getByRole('table', { name: /Network ports/ }).locator('tbody tr').count();
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download JSON' }).click();
  const file = await readFile(await (await started).path(), 'utf8');
  expect(JSON.parse(file).entries).toHaveLength(shown);
});

test('a module says what is known of its ports', async ({ page }) => {
  await page.goto('/ports');
  const modules = page.getByRole('table').last();
  await expect(modules.getByRole('row', { name: /^Comply/ })).toContainText("none beyond the platform's");
  await expect(modules.getByRole('row', { name: /^Network Quarantine/ })).toContainText('Only before platform version 7.5');
  await modules.getByRole('row', { name: /^Discover/ }).getByRole('link', { name: 'listed in part' }).click();
  await expect(page.getByText(/Clients scan their own subnet/).first()).toBeVisible();
});

test('what changed between versions of the catalogue leads to the entries', async ({ page }) => {
  await page.goto('/ports');
  await page.getByRole('link', { name: /Version \d+ of the catalogue/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changes of the catalogue');
  await page.getByRole('link', { name: 'connect-to-mail-server/smtps/tcp' }).click();
  await expect(page.locator('tr:target')).toContainText('465/TCP');
});

test('the language is switched in place and stays', async ({ page }) => {
  await page.goto('/ports?q=17472&role=tanium-server');
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(/\/ports\?q=17472&role=tanium-server$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByText(/^17472 ist der Standardport von/)).toBeVisible();
  await page.goto('/ports/changes');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Änderungen des Katalogs');
  await expect(page.getByText(/hier nicht bekannt → im Katalog aufgeführt/).first()).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changes of the catalogue');
});
