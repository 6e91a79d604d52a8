/** English and German. */

import { startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

test('the language can be chosen on each page and stays chosen', async ({ page }) => {
  const designer = await startFromReference(page);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(designer);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 2, name: 'Komponenten' })).toBeVisible();

  const link = page.getByRole('link', { name: 'Zonenserver', exact: true });
  await page.goto((await link.getAttribute('href')) ?? '');
  await page.getByLabel('Adressen').fill('x');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alert')).toContainText('Noch nicht gespeichert');

  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add: Zone Server');
});

test.describe('a browser that asks for German', () => {
  test.use({ locale: 'de-CH' });

  test('gets German', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('heading', { name: 'Mit einer Referenztopologie beginnen' })).toBeVisible();
  });

  test('gets days and numbers as Germans write them, and keeps English once chosen', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Damit beginnen: Windows, alles auf einer Maschine' }).click();
    await expect(page.getByText(/· \d{2}\.\d{2}\.\d{4}, \d{2}:\d{2} UTC/)).toBeVisible();
    const designer = page.url();
    await page.goto(`${designer}/components/lab`);
    await page.getByLabel('Anzahl der Endpunkte').fill('12000');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('12.000 Endpunkte').first()).toBeVisible();
    await page.getByRole('link', { name: 'English' }).click();
    await page.goto(designer);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByText('12,000 endpoints').first()).toBeVisible();
  });
});
