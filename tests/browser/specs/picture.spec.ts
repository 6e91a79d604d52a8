/** The picture in light, in dark, with forced colours and on paper, and at every width. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

/** The colour that a part of the picture has in the end, as red, green and blue. */
function colour(page: Page, selector: string, property: 'fill' | 'stroke' = 'fill'): Promise<string> {
  const part = page.locator(`svg.dg ${selector}`).first();
  return part.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property);
}

const INK = 'rgb(23, 33, 43)';
const INK_IN_DARK = 'rgb(232, 237, 242)';

test('the picture follows the theme, and paper is white whatever the screen is', async ({ page }) => {
  await startFromReference(page);
  expect(await colour(page, '.dg-card-name')).toBe(INK);
  const light = await colour(page, '.dg-bundle .dg-line', 'stroke');

  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colour(page, '.dg-card-name')).toBe(INK_IN_DARK);
  expect(await colour(page, '.dg-bundle .dg-line', 'stroke')).not.toBe(light);

  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await colour(page, '.dg-card-name')).toBe(INK);
  expect(await colour(page, '.dg-bundle .dg-line', 'stroke')).toBe(light);
  const body = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(body).toBe('rgb(255, 255, 255)');
});

test('with forced colours the picture has the reader’s, and axe finds nothing', async ({ page }) => {
  await startFromReference(page);
  await page.emulateMedia({ forcedColors: 'active' });
  const system = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.setProperty('color', 'CanvasText');
    probe.style.setProperty('background-color', 'Canvas');
    const { color, backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return { ink: color, ground: backgroundColor };
  });
  expect(await colour(page, '.dg-card-name')).toBe(system.ink);
  expect(await colour(page, '.dg-zone-box')).toBe(system.ground);
  const { violations } = await new AxeBuilder({ page }).include('svg.dg').analyze();
  expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
});

test('readers hear what the picture is, and each card with its place and its flows', async ({ page }) => {
  await startFromReference(page);
  const picture = page.getByRole('group', { name: 'Windows active-active with Zone Servers' });
  await expect(picture).toHaveAttribute('aria-roledescription', 'network diagram');
  await expect(picture).toHaveAccessibleDescription(/3 zones, \d+ components and \d+ flows/);
  const card = page.getByRole('button', { name: /^Zone Server 1, Zone Server, DMZ\. 3 flows in, 0 out/ });
  await expect(card).toHaveAttribute('id', 'c-zs1');
  await expect(page.getByRole('img', { name: /^Firewall between DMZ and Core: \d+ openings/ })).toBeVisible();
});

for (const width of [1440, 1024, 390]) {
  test(`at ${width} pixels the picture stays in its place`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await startFromReference(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const place = page.locator('.picture');
    const box = await place.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    // What is narrow scrolls inside, or is shrunk no further than can be read.
    const letters = await page.locator('svg.dg .dg-card-name').first().evaluate((text) => {
      const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0;
      return scale * 12;
    });
    expect(letters).toBeGreaterThan(7);
  });
}
