/** The firewall team fills the request sheet in, and it comes back. */

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { componentRow, openTab } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

const DRAFT = [
  'portolan: 1', 'name: Two', 'platform: windows', 'components:',
  '  - { id: ts, role: tanium-server, name: Server, zone: core, addresses: [10.0.0.1] }',
  '  - { id: hub, role: zone-server-hub, host: ts }',
  '  - { id: zs, role: zone-server, name: Relay, zone: dmz }',
].join('\n');

/** Starts from a draft that lacks an address; gives its rules as CSV. */
async function sheet(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByLabel('File').setInputFiles({ name: 'two.yaml', mimeType: 'application/yaml', buffer: Buffer.from(DRAFT) });
  await page.getByRole('button', { name: 'Import' }).click();
  await openTab(page, 'Exports');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'csv', exact: true }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  expect(text).toContain('address missing: Relay');
  return text;
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Filled sheet/).setInputFiles({ name: 'rules.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Fill in' }).click();
}

test('a filled sheet gives a component its address, which can be undone', async ({ page }) => {
  await send(page, (await sheet(page)).replace('address missing: Relay', '192.0.2.7'));
  await expect(page.getByRole('status')).toContainText('One component has got other addresses.');
  await expect(page.getByRole('row', { name: /^Relay/ })).toContainText('192.0.2.7');
  await page.getByRole('link', { name: 'To the designer' }).click();
  await expect(componentRow(page, 'Relay')).toContainText('192.0.2.7');
  await page.getByRole('button', { name: 'Undo: fill in the addresses of one component from rules.csv' }).click();
  await expect(componentRow(page, 'Relay')).not.toContainText('192.0.2.7');
});

test('what is wrong with a sheet is listed by its cells, and the next one can be sent from there', async ({ page }) => {
  const text = await sheet(page);
  await send(page, text.replace('address missing: Relay', '192.0.2.777'));
  const fault = page.getByRole('alert').getByRole('row', { name: /row 2, column H \(Destination address\)/ });
  await expect(fault).toContainText('192.0.2.777');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  await send(page, text);
  await expect(page.getByRole('status')).toContainText('says what the deployment has already');
});

test('axe finds nothing where a sheet is wrong, nor where it was taken', async ({ page }) => {
  const text = await sheet(page);
  await send(page, text.replace('address missing: Relay', 'nobody!'));
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await send(page, text.replace('address missing: Relay', '192.0.2.7'));
  await expect(page.getByRole('status')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
