/** Two processes on one database: it does not matter which of them somebody is connected to. */

import { card, live, makeLink, rename, saved, startDesigner } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

test('what one does is seen within a second by who is connected to the other process', async ({ page, guest, beside }) => {
  const designer = await startDesigner(page);
  const link = new URL(await makeLink(page, 'edit', 'The other architect'));
  await page.goto(designer);
  await live(page);
  const other = await guest.newPage();
  await other.goto(beside.origin + link.pathname);
  await live(other);
  expect(new URL(other.url()).origin).toBe(beside.origin);

  await card(page, 'zs1').click();
  await page.keyboard.press('F2');
  const field = page.getByRole('dialog', { name: 'Rename' }).getByLabel('Name', { exact: true });
  await field.fill('North');
  const begin = Date.now();
  await field.press('Enter');
  await expect(card(other, 'zs1')).toContainText('North', { timeout: 5_000 });
  console.log(`seen through the other process after ${Date.now() - begin} ms`);
  expect(Date.now() - begin).toBeLessThan(1_000);

  await rename(other, 'zs2', 'South');
  await expect(card(page, 'zs2')).toContainText('South');
  await saved(page, 3);
  await card(other, 'zs1').click();
  await expect(page.getByRole('list', { name: 'Also here' })).toContainText('North');
});

test('when its process stops, a page goes on with another one at the same address', async ({ page, program }) => {
  await startDesigner(page);
  await program.stop();
  await expect(page.locator('#designer-status')).toHaveText('Not connected · v1');
  await card(page, 'zs1').click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('#designer-status')).toHaveText('Not connected; 1 waiting');
  await program.startAgain();
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
});
