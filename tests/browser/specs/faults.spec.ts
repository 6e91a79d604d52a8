/** What goes wrong on the way: the user is told, nothing is lost, and the picture shows nothing as saved that is not. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import {
  answer,
  card,
  componentRow,
  drag,
  freePlace,
  inspector,
  live,
  makeLink,
  middle,
  openTab,
  rename,
  saved,
  startDesigner,
  status,
} from '../support/designer.ts';
import type { FreshDatabase } from '../support/database.ts';
import { expect, test } from '../support/test.ts';

test('a drop waits as a ghost while the server is restarted, and arrives once', async ({ page, program }) => {
  await startDesigner(page);
  await drag(page, await middle(card(page, 'zs1')), await freePlace(page, 'core'));
  await program.stop();
  await page.mouse.up();
  await expect(status(page)).toHaveText('Not connected; 1 waiting');
  await expect(page.locator('#overlay-pending > g')).toHaveCount(1);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'dmz');
  await program.startAgain();
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
  await expect(page.locator('#overlay-pending > g')).toHaveCount(0);
});

test('a server restarted while nothing is under way is found again', async ({ page, program }) => {
  await startDesigner(page);
  await program.stop();
  await expect(status(page)).toHaveText('Not connected · v1');
  await expect(page.locator('#designer-said')).toHaveText('Not connected · v1');
  await program.startAgain();
  await saved(page, 1);
});

test('a stream that is refused is asked for less and less often', async ({ page }) => {
  let asked = 0;
  await page.clock.install();
  await page.route('**/events?*', (route) => {
    asked += 1;
    return route.fulfill({ status: 429 });
  });
  await startDesigner(page);
  await expect(status(page)).toHaveText('Not connected · v1');
  for (let seconds = 0; seconds < 30; seconds += 2) {
    await page.clock.runFor(2_000);
    await page.waitForLoadState('networkidle');
  }
  // After 2, 6, 14 and 30 seconds.
  expect(asked).toBeGreaterThan(2);
  expect(asked).toBeLessThan(7);
  await page.unroute('**/events?*');
  await page.clock.runFor(30_000);
  await saved(page, 1);
});

test('without a connection, edits wait and arrive once, in their order', async ({ page, context }) => {
  const designer = await startDesigner(page);
  await card(page, 'zs1').click();
  const name = inspector(page).getByLabel('Name', { exact: true });
  await name.fill('North');
  await context.setOffline(true);
  await name.press('Enter');
  await expect(status(page)).toHaveText('Not connected; 1 waiting');
  await card(page, 'zs2').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(status(page)).toHaveText('Not connected; 2 waiting');
  await expect(card(page, 'zs1')).toContainText('Zone Server 1');
  await context.setOffline(false);
  await saved(page, 3);
  await expect(card(page, 'zs1')).toContainText('North');
  await expect(card(page, 'zs2')).toHaveAttribute('data-zone', 'core');
  await page.goto(`${designer}/history`);
  await expect(page.getByRole('row')).toHaveCount(4);
});

test('what is being typed stays when the connection goes and comes', async ({ page, context }) => {
  await startDesigner(page);
  await card(page, 'zs1').click();
  const name = inspector(page).getByLabel('Name', { exact: true });
  await name.fill('Nor');
  await context.setOffline(true);
  await name.pressSequentially('th');
  await context.setOffline(false);
  await expect(name).toHaveValue('North');
  await name.press('Enter');
  await saved(page, 2);
  await expect(componentRow(page, 'North')).toBeVisible();
});

test('a request whose answer is lost is carried out once', async ({ page }) => {
  await startDesigner(page);
  let lost = 0;
  await page.route('**/copies', async (route) => {
    if (lost > 1) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await card(page, 'zs1').click();
  await page.keyboard.press('Control+d');
  await saved(page, 2);
  expect(lost).toBe(2);
  await expect(componentRow(page, 'Zone Server 3')).toBeVisible();
  await expect(componentRow(page, 'Zone Server 4')).toHaveCount(0);
});

/** Runs a statement on the database, past the program. */
async function execute({ url }: FreshDatabase, statement: string): Promise<void> {
  if (url.startsWith('postgres')) {
    await promisify(execFile)('psql', ['--no-psqlrc', '--quiet', '--command', statement, url]);
  } else {
    const text = 'import sqlite3,sys; db=sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2])';
    await promisify(execFile)('python3', ['-c', text, url.replace('sqlite://', ''), statement]);
  }
}

test('where the storage fails on saving, it is said, and saved when it works again', async ({ page, database }) => {
  await startDesigner(page);
  const log = (name: string): string => `ALTER TABLE ${name === 'broken' ? 'log_entries' : 'broken'} RENAME TO ${name};`;
  await execute(database, log('broken'));
  await card(page, 'zs1').click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(status(page)).toHaveText("The server can't save; 1 waiting");
  await expect(page.locator('#designer-said')).toHaveText("The server can't save; 1 waiting");
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'dmz');
  await execute(database, log('log_entries'));
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
});

test('who leaves while something is unsaved is asked first', async ({ page, context }) => {
  await startDesigner(page);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await card(page, 'zs1').click();
  await inspector(page).getByLabel('Name', { exact: true }).fill('North');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await context.setOffline(true);
  await inspector(page).getByLabel('Name', { exact: true }).press('Enter');
  await expect(status(page)).toHaveText('Not connected; 1 waiting');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload']);
});

test('a version that is too old to be merged is told', async ({ page }) => {
  await startDesigner(page);
  await page.route('**/names/zs1', (route) => {
    const body = (route.request().postData() ?? '').replace(/base=\d+/, 'base=77');
    return route.continue({ postData: body });
  });
  await rename(page, 'zs1', 'North');
  await expect(answer(page)).toBeVisible();
  await expect(answer(page).getByRole('heading', { level: 1 })).not.toBeEmpty();
  await expect(answer(page)).toContainText('North');
  await saved(page, 1);
  await expect(card(page, 'zs1')).toContainText('Zone Server 1');
});

test('a form that asks for what does not exist is told', async ({ page }) => {
  await startDesigner(page);
  await page.route('**/moves', (route) => {
    const body = (route.request().postData() ?? '').replace(/place=[^&]*/, 'place=shelf%3A1');
    return route.continue({ postData: body });
  });
  await card(page, 'zs1').click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(answer(page).getByRole('heading', { level: 1 })).toHaveText('Not found');
  await saved(page, 1);
});

test.describe('with links', () => {
  test.use({ access: 'links' });

  /** Somebody with a link, whose designer is open. */
  async function withLink(page: Page, guest: Page): Promise<string> {
    const designer = await startDesigner(page);
    await guest.goto(await makeLink(page, 'edit', 'Firewall team'));
    await live(guest);
    return designer;
  }

  async function revoke(page: Page, designer: string): Promise<void> {
    await page.goto(designer);
    await openTab(page, 'Sharing');
    await page.getByRole('row', { name: 'Firewall team' }).getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByRole('row', { name: 'Firewall team' })).toContainText('revoked');
  }

  test('a link that is revoked in mid-edit: it is said, and what was typed is still there', async ({ page, guest }) => {
    const other = await guest.newPage();
    const designer = await withLink(page, other);
    await card(other, 'zs1').click();
    const name = inspector(other).getByLabel('Name', { exact: true });
    await name.fill('North');
    await revoke(page, designer);
    await expect(status(other)).toHaveText('No longer open to you');
    await expect(other.locator('#designer-said')).toHaveText('No longer open to you');
    await expect(name).toHaveValue('North');
    await name.press('Enter');
    await expect(status(other)).toHaveText('No longer open to you');
    await expect(name).toHaveValue('North');
    await page.goto(designer);
    await expect(componentRow(page, 'Zone Server 1')).toBeVisible();
  });

  test('a link that is revoked while an edit is on its way: it is said what was not saved', async ({ page, guest }) => {
    const other = await guest.newPage();
    const designer = await withLink(page, other);
    await other.route('**/moves', (route) => route.abort());
    await card(other, 'zs1').click();
    await other.keyboard.press('Alt+ArrowRight');
    await expect(status(other)).toHaveText('Not connected; 1 waiting');
    await revoke(page, designer);
    await expect(status(other)).toHaveText('No longer open to you; 1 not saved');
    await expect(card(other, 'zs1')).toHaveAttribute('data-zone', 'dmz');
  });

  test('a link that is revoked unheard is told with the answer to the next edit', async ({ page, guest }) => {
    const other = await guest.newPage();
    const designer = await withLink(page, other);
    await other.route('**/events?*', (route) => route.abort());
    await other.reload();
    await live(other);
    await revoke(page, designer);
    await rename(other, 'zs1', 'North');
    await expect(answer(other)).toContainText('North');
    await expect(status(other)).toHaveText('No longer open to you');
  });
});
