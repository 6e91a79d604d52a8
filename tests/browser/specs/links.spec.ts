/** Every page that a link leads to is there and well formed. */

import type { APIResponse, Page } from '@playwright/test';
import { everyPage } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** More pages than a deployment of this size has mean that a link makes new ones for ever. */
const LIMIT = 500;

/** The application's own addresses on a page, without the place on it. */
async function ownLinks(page: Page): Promise<string[]> {
  return page.locator('a[href]').evaluateAll((links) => {
    const urls = links.map((link) => new URL((link as HTMLAnchorElement).href));
    return urls.filter((url) => url.origin === location.origin).map((url) => url.pathname + url.search);
  });
}

/** The places on the page itself that it links to and that are not there. */
async function lostPlaces(page: Page): Promise<string[]> {
  return page.locator('a[href*="#"]').evaluateAll((links) => {
    const urls = links.map((link) => new URL((link as HTMLAnchorElement).href));
    const places = urls.filter((url) => url.pathname === location.pathname).map((url) => url.hash.slice(1));
    return places.filter((place) => !document.getElementById(decodeURIComponent(place)));
  });
}

async function expectWellFormed(page: Page, path: string): Promise<void> {
  await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
  await expect.soft(page, path).toHaveTitle(/.+ – Portolan$/);
  await expect.soft(page.locator('html'), path).toHaveAttribute('lang', /^(en|de)$/);
  const doubleIds = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  expect.soft(doubleIds, path).toEqual([]);
  expect.soft(await lostPlaces(page), path).toEqual([]);
}

/** Whether it is a page to look at, and not a file to download. */
function isPage(answer: APIResponse): boolean {
  const headers = answer.headers();
  return headers['content-type']?.startsWith('text/html') === true && !headers['content-disposition'];
}

test('no link leads nowhere', async ({ page }) => {
  test.setTimeout(300_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));

  await everyPage(page);
  const todo = ['/'];
  const seen = new Set(todo);
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const answer = await page.request.get(path);
    expect.soft([path, answer.status()]).toEqual([path, 200]);
    if (!isPage(answer)) {
      continue;
    }
    await page.goto(path);
    await expectWellFormed(page, path);
    for (const next of await ownLinks(page)) {
      if (!seen.has(next) && !next.startsWith('/language/')) {
        seen.add(next);
        todo.push(next);
      }
    }
    expect(seen.size).toBeLessThan(LIMIT);
  }
  expect(seen.size).toBeGreaterThan(30);
  expect(complaints).toEqual([]);
});
