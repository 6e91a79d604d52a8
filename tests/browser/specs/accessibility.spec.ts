/** Every page holds WCAG 2.2 AA as far as axe can tell, wide and narrow, light and dark. */

import { violations } from '../support/axe.ts';
import { everyPage } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** How long axe may take for one page; on a busy machine it takes its time. */
const PATIENCE = 20_000;

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} pixels, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme });

      test('axe finds nothing on any page', async ({ page }) => {
        const pages = await everyPage(page);
        test.setTimeout(60_000 + PATIENCE * pages.length);
        for (const visited of pages) {
          await test.step(visited.name, async () => {
            await visited.open(page);
            expect.soft(await violations(page), visited.name).toEqual([]);
          });
        }
      });
    });
  }
}

for (const width of [1440, 390]) {
  test.describe(`${width} pixels, German`, () => {
    test.use({ viewport: { width, height: 900 }, locale: 'de-DE', colorScheme: 'dark' });

    test('axe finds nothing on the pages that need no deployment', async ({ page }) => {
      for (const path of ['/', '/ports', '/ports?q=17477', '/ports?module=discover', '/ports/changes']) {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('lang', 'de');
        expect.soft(await violations(page), path).toEqual([]);
        const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(scrolled, path).toBeLessThanOrEqual(width);
      }
    });
  });
}

test.describe('390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('no page has to be scrolled sideways', async ({ page }) => {
    for (const visited of await everyPage(page)) {
      await visited.open(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, visited.name).toBeLessThanOrEqual(390);
    }
  });
});

test('everything can be reached by keyboard, and the focus is seen', async ({ page }) => {
  for (const visited of await everyPage(page)) {
    await visited.open(page);
    await page.locator('body').press('Tab');
    await expect.soft(page.getByRole('link', { name: 'Skip to content' }), visited.name).toBeFocused();
    await expect.soft(page.getByRole('link', { name: 'Skip to content' }), visited.name).toBeInViewport();
  }
});
