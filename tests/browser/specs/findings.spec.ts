/** Findings: at the component, in the list and in the picture, until somebody acknowledges them. */

import { componentRow } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

test('a finding is acknowledged with a reason and can be reported again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start from this: Windows, all in one' }).click();
  const badge = page.locator('svg .dg-badge-sign');
  const finding = page.getByRole('listitem').filter({ hasText: 'share one machine' });
  await expect(finding).toBeVisible();
  await expect(componentRow(page, 'Database server').getByText('Warning')).toBeVisible();
  const badges = await badge.count();
  expect(badges).toBeGreaterThan(0);

  await finding.getByRole('link', { name: /^Acknowledge/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Acknowledge a finding');
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByRole('alert')).toContainText('must say why this may stay as it is');
  await page.getByLabel('Reason').fill('A pilot, until March');
  await page.getByRole('button', { name: 'Acknowledge' }).click();

  await expect(page.getByText('Nothing open')).toBeVisible();
  await expect(badge).toHaveCount(0);
  await page.getByText('1 acknowledged finding').click();
  await expect(finding).toContainText('A pilot, until March');
  await finding.getByRole('button', { name: /^Report it again/ }).click();
  await expect(finding).toBeVisible();
  await expect(badge).toHaveCount(badges);
});
