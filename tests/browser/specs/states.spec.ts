/** The designer in each of its states: axe finds nothing, and nothing has to be scrolled sideways. */

import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { answer, card, drag, freePlace, live, middle, rename, saved, startDesigner } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

interface State {
  name: string;
  /** Brings a fresh designer into the state. */
  reach(page: Page, designer: string): Promise<void>;
}

/** Somebody else renames a Zone Server while this page hears nothing, and then so does this page. */
async function clash(page: Page, designer: string): Promise<void> {
  await page.route('**/events?*', (route) => route.abort());
  await page.route('**/patch?*', (route) => route.abort());
  await page.goto(designer);
  await live(page);
  const other = await page.context().newPage();
  await other.goto(designer);
  await live(other);
  await rename(other, 'zs1', 'North');
  await saved(other, 2);
  await other.close();
  await rename(page, 'zs1', 'South');
  await expect(answer(page)).toBeVisible();
}

const STATES: State[] = [
  { name: 'nothing selected', reach: async () => undefined },
  { name: 'one selected', reach: async (page) => {
    await card(page, 'zs1').click();
    await expect(page.getByRole('complementary').getByLabel('Name', { exact: true })).toHaveValue('Zone Server 1');
  } },
  { name: 'several selected', reach: async (page) => {
    await card(page, 'zs1').click();
    await card(page, 'zs2').click({ modifiers: ['Shift'] });
  } },
  ...(['Add …', 'Find', 'Keys'] as const).map((button) => ({
    name: `dialog: ${button}`,
    reach: async (page: Page) => {
      await page.getByRole('toolbar').getByRole('button', { name: button }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  })),
  ...(['Move to …', 'Rename'] as const).map((button) => ({
    name: `dialog: ${button}`,
    reach: async (page: Page) => {
      await card(page, 'zs1').click();
      await page.getByRole('toolbar').getByRole('button', { name: button }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  })),
  { name: 'conflict card', reach: clash },
  { name: 'form with mistakes in a dialog', reach: async (page) => {
    await card(page, 'zs1').click();
    await page.getByRole('complementary').getByLabel('Addresses').fill('300.0.0.1');
    await page.getByRole('complementary').getByRole('button', { name: 'Save' }).click();
    await expect(answer(page)).toBeVisible();
  } },
  { name: 'dragging', reach: async (page) => {
    await drag(page, await middle(card(page, 'zs1')), await freePlace(page, 'core'));
    await expect(page.locator('#drop-reason')).toBeVisible();
  } },
  { name: 'taken up', reach: async (page) => {
    await page.locator('[data-role=zone-server]').click();
  } },
  { name: 'not connected', reach: async (page) => {
    await page.route('**/moves', (route) => route.abort());
    await card(page, 'zs1').click();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.locator('#designer-status')).toHaveText('Not connected; 1 waiting');
  } },
];

const LOOKS = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'forced colours', media: { forcedColors: 'active' } },
] as const;

for (const state of STATES) {
  test(`axe finds nothing: ${state.name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await state.reach(page, await startDesigner(page));
    for (const look of LOOKS) {
      await page.emulateMedia(look.media);
      expect.soft(await violations(page), look.name).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  });
}

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('axe finds nothing, and nothing has to be scrolled sideways', async ({ page }) => {
    test.setTimeout(180_000);
    await startDesigner(page);
    await page.getByRole('toolbar').getByRole('button', { name: 'Add …' }).click();
    expect.soft(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    expect.soft(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
