/** Nothing is lost: not by a slip, not by a mistake in a form, not by a second tab. */

import type { BrowserContext, Page } from '@playwright/test';
import {
  componentRow,
  openNewComponent,
  openTab,
  save,
  startFromReference,
} from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

test('a removal can be undone', async ({ page }) => {
  await startFromReference(page);
  await componentRow(page, 'Zone Server 1').getByRole('button', { name: 'Remove Zone Server 1' }).click();
  await expect(componentRow(page, 'Zone Server 1')).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect(componentRow(page, 'Zone Server 1')).toContainText('192.0.2.11');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(componentRow(page, 'Zone Server 1')).toHaveCount(0);
});

test('a whole deployment that was deleted can be restored', async ({ page }) => {
  const designer = await startFromReference(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Delete this deployment' }).click();
  expect((await page.goto(designer))?.status()).toBe(404);
  await page.goto('/');
  await page.getByRole('button', { name: /^Restore / }).click();
  await page.goto(designer);
  await expect(componentRow(page, 'Zone Server 1')).toBeVisible();
});

test('a form with mistakes comes back filled, each mistake beside its field', async ({ page }) => {
  await startFromReference(page);
  await openNewComponent(page, 'Zone Server');
  const name = page.getByLabel('Name', { exact: true });
  const addresses = page.getByLabel('Addresses');
  await name.fill('=cmd|A1');
  await addresses.fill('192.0.2.300\n192.0.2.13/24');
  await save(page);

  await expect(page.getByRole('alert')).toContainText('Not saved yet');
  await expect(name).toHaveValue('=cmd|A1');
  await expect(addresses).toHaveValue('192.0.2.300\n192.0.2.13/24');
  await expect(addresses).toHaveAttribute('aria-invalid', 'true');
  await expect(addresses).toHaveAccessibleDescription(/192\.0\.2\.300.*192\.0\.2\.13\/24/s);
  await expect(name).not.toHaveAttribute('aria-invalid');

  await addresses.fill('192.0.2.13');
  await save(page);
  await expect(componentRow(page, '=cmd|A1')).toContainText('192.0.2.13');
});

/** Opens the form of a component in two tabs, both as it is now. */
async function openTwice(page: Page, context: BrowserContext, name: string): Promise<Page> {
  const designer = await startFromReference(page);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(designer);
    await componentRow(tab, name).getByRole('link', { name, exact: true }).click();
  }
  return other;
}

test('what two tabs change goes together', async ({ page, context }) => {
  const other = await openTwice(page, context, 'Module Server');
  await page.getByLabel('Addresses').fill('10.10.0.77');
  await save(page);
  await other.getByLabel('Name', { exact: true }).fill('Modules');
  await save(other);
  await expect(componentRow(other, 'Modules')).toContainText('10.10.0.77');
});

test('where two tabs want different things, both are shown and either can be kept', async ({ page, context }) => {
  const other = await openTwice(page, context, 'Module Server');
  await page.getByLabel('Name', { exact: true }).fill('First');
  await save(page);
  await expect(componentRow(page, 'First')).toBeVisible();

  await other.getByLabel('Name', { exact: true }).fill('Second');
  await save(other);
  await expect(other.getByRole('alert').getByRole('row', { name: 'Name' })).toHaveText(/Name\s*First\s*Second/);
  await expect(other.getByLabel('Name', { exact: true })).toHaveValue('Second');
  await page.reload();
  await expect(componentRow(page, 'First')).toBeVisible();
  await other.getByRole('button', { name: 'Use mine' }).click();
  await expect(componentRow(other, 'Second')).toBeVisible();
});

test('what somebody else has changed is not removed without asking', async ({ page, context }) => {
  const other = await openTwice(page, context, 'Zone Server 1');
  await page.getByLabel('Name', { exact: true }).fill('North');
  await save(page);
  await expect(componentRow(page, 'North')).toBeVisible();
  await other.getByRole('button', { name: 'Remove this component' }).click();
  await expect(other.getByRole('heading', { name: 'Changed by somebody else' })).toBeVisible();
  await page.reload();
  await expect(componentRow(page, 'North')).toBeVisible();
  await other.getByRole('link', { name: 'Keep theirs' }).click();
  await expect(componentRow(other, 'North')).toBeVisible();
});

test('starting empty, with a zone, a network and settings of one’s own', async ({ page }) => {
  await page.goto('/');
  const empty = page.getByRole('region', { name: 'Start empty' });
  await empty.getByLabel('Name').fill('Harbour <b>office</b>');
  await empty.getByLabel('Platform').selectOption('Tanium Appliance');
  await empty.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour <b>office</b>');

  await page.getByRole('link', { name: 'Add a network' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Quay');
  await page.getByLabel('CIDRs').fill('198.51.100.0/24');
  await save(page);
  await expect(page.getByRole('heading', { level: 4, name: 'Quay' })).toContainText('198.51.100.0/24');

  await openNewComponent(page, 'Tanium Server');
  await page.getByLabel('Place').selectOption({ label: 'Core › Quay' });
  await page.getByLabel('Addresses').fill('198.51.100.10');
  await save(page);
  await expect(componentRow(page, 'Tanium Server')).toContainText('198.51.100.10');

  await openTab(page, 'History');
  await expect(page.getByRole('row')).toHaveCount(4);
});

/** Imports a document with one component of a role. */
async function importLab(page: Page, role: string): Promise<void> {
  const text = `portolan: 1\nname: Lab\nplatform: windows\ncomponents:\n  - { id: ts, role: ${role}, zone: core }\n`;
  const file = { name: 'lab.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) };
  await page.goto('/');
  await page.getByLabel('File').setInputFiles(file);
  await page.getByRole('button', { name: 'Import' }).click();
}

test('a document that is wrong is not imported, and each mistake is told with its line', async ({ page }) => {
  await importLab(page, 'tanium-sever');
  await expect(page.getByRole('alert')).toContainText(/lab\.yaml:5:\d+.*tanium-sever.*tanium-server/s);
  await expect(page.getByRole('heading', { name: 'My deployments' })).toHaveCount(0);
});

test('a document that is right is imported', async ({ page }) => {
  await importLab(page, 'tanium-server');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lab');
  await expect(componentRow(page, 'Tanium Server')).toBeVisible();
});
