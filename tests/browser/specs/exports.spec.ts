/** The page of exports: any format to look at and to take, for one firewall, and what became of rules. */

import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { addZoneServer, openTab, startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

test('a format is looked at for one firewall and taken', async ({ page }) => {
  await startFromReference(page);
  await openTab(page, 'Exports');
  await page.getByLabel('Format', { exact: true }).selectOption('nftables');
  await page.getByLabel('Flows', { exact: true }).selectOption('wall:core:dmz');
  await page.getByRole('button', { name: 'Apply' }).click();

  const preview = page.getByRole('region', { name: /^nftables/ });
  await expect(preview).toContainText('chain forward');
  await expect(preview).toContainText('ip saddr 10.10.0.11 ip daddr 192.0.2.11 tcp dport 17472 accept');
  await expect(preview).not.toContainText('10.20.0.0/16');
  await expect(preview.locator('summary')).toHaveText('What to know about these files');

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download NFTABLES' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/-rules-v1\.nft$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('# Which flows: only flows between the zones Core and DMZ');

  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a change request says what became of the rules since a version', async ({ page }) => {
  await startFromReference(page);
  await addZoneServer(page, 'Zone Server 3', '192.0.2.13');
  await openTab(page, 'Exports');
  await page.getByLabel('Rules', { exact: true }).selectOption('1');
  await page.getByRole('button', { name: 'Apply' }).click();
  const row = page.getByRole('row', { name: /^hub1_zone-server-3/ });
  await expect(row.getByRole('cell').nth(1)).toHaveText('add');
  await expect(page.getByRole('row', { name: /^hub1_zs1/ }).getByRole('cell').nth(1)).toHaveText('keep');
  await expect(page.getByRole('link', { name: 'junos', exact: true })).toHaveCount(0);
});

test('rules for a Panorama go into its device group', async ({ page }) => {
  await startFromReference(page);
  await openTab(page, 'Exports');
  const group = page.getByLabel('Device group');
  await expect(group).toHaveCount(0);
  await page.getByLabel('Format', { exact: true }).selectOption('panos');
  await page.getByRole('button', { name: 'Apply' }).click();
  await group.fill('Data centre 1');
  await page.getByRole('button', { name: 'Apply' }).click();
  const preview = page.getByRole('region', { name: /^PAN-OS/ });
  await expect(preview).toContainText('set device-group "Data centre 1" pre-rulebase security rules');
  await expect(group).toHaveValue('Data centre 1');
  await expect(page.getByRole('link', { name: 'panos', exact: true })).toHaveAttribute('href', /device_group=Data\+centre\+1/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // It is kept for the other formats' links, too.
  await page.getByLabel('Format', { exact: true }).selectOption('csv');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/device_group=Data\+centre\+1/);
  await expect(group).toHaveCount(0);
});

test('an earlier version is taken, in another language than that of the page', async ({ page }) => {
  await startFromReference(page);
  await addZoneServer(page, 'Zone Server 3', '192.0.2.13');
  await openTab(page, 'Exports');
  const rule = page.getByRole('row', { name: /^hub1_zone-server-3/ });
  await expect(rule).toBeVisible();
  await page.getByLabel('Rules', { exact: true }).selectOption('1');
  await page.getByLabel('Version', { exact: true }).selectOption('1');
  await page.getByRole('form', { name: 'Options of the exports' }).getByLabel('Language').selectOption('Deutsch');
  await page.getByRole('button', { name: 'Apply' }).click();

  // Nothing is older than the first version: there is nothing to compare with.
  await expect(page.getByLabel('Rules', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Version', { exact: true })).toHaveValue('1');
  await expect(page.getByRole('columnheader', { name: 'Zieladresse' })).toBeVisible();
  await expect(rule).toHaveCount(0);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'csv', exact: true }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/-rules-v1\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('Zieladresse');
  expect(text).not.toContain('zone-server-3');

  await expect(page.getByRole('link', { name: 'document.yaml' })).toHaveAttribute('href', /\/versions\/1\/document\.yaml$/);

  await page.getByLabel('Version', { exact: true }).selectOption('the current one');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(rule).toBeVisible();
});
