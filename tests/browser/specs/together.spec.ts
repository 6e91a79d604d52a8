/**
 * Two people on one deployment, each in a browser of their own: what they do goes together, or is told.
 * On PostgreSQL each of them is connected to a process of their own.
 */

import type { Page } from '@playwright/test';
import {
  answer,
  card,
  componentRow,
  inspector,
  live,
  makeLink,
  rename,
  saved,
  startDesigner,
} from '../support/designer.ts';
import { expect, test as base } from '../support/test.ts';

interface Pair {
  /** Somebody who has been given a link to edit. */
  other: Page;
}

/** The first one's `page` shows the designer, and so does the other's. */
const test = base.extend<Pair>({
  other: async ({ page, guest, beside }, use) => {
    const designer = await startDesigner(page);
    const link = new URL(await makeLink(page, 'edit', 'The other architect'));
    await page.goto(designer);
    await live(page);
    const other = await guest.newPage();
    await other.goto(beside.origin + link.pathname);
    await live(other);
    await use(other);
  },
});

// Only with links are there two people: without them everybody is the machine's owner.
test.use({ access: 'links' });

test('who may only look sees what others change, until the link is revoked', async ({ page, guest, beside }) => {
  const designer = await startDesigner(page);
  const link = new URL(await makeLink(page, 'view', 'Firewall team'));
  const theirs = await guest.newPage();
  await theirs.goto(beside.origin + link.pathname);
  await expect(theirs.locator('#designer-status')).toHaveAttribute('data-status', 'saved');
  await page.goto(designer);
  await live(page);
  await rename(page, 'zs1', 'Edge');
  await expect(card(theirs, 'zs1')).toContainText('Edge');
  await expect(componentRow(theirs, 'Edge')).toBeVisible();
  await expect(theirs.locator('#designer-status')).toContainText('v2');

  await page.goto(`${designer}/sharing`);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await expect(theirs.locator('#designer-status')).toHaveText('No longer open to you');
  // What was seen stays.
  await expect(card(theirs, 'zs1')).toContainText('Edge');
});

/** Lets a page hear nothing of others; what it asks for arrives. */
async function deafen(page: Page): Promise<void> {
  await page.route('**/events?*', (route) => route.abort());
  await page.route('**/patch?*', (route) => route.abort());
  await page.reload();
  await live(page);
}

/** Waits until a version is saved, and shown, by a page that hears nothing. */
function savedUnheard(page: Page, version: number): Promise<void> {
  return expect(page.locator('#designer-status')).toHaveText(`Not connected · v${version}`);
}

test('what one does the other sees within a second', async ({ page, other }) => {
  await card(page, 'zs1').click();
  await page.keyboard.press('F2');
  const field = page.getByRole('dialog', { name: 'Rename' }).getByLabel('Name', { exact: true });
  await field.fill('North');
  const begin = Date.now();
  await field.press('Enter');
  await expect(card(other, 'zs1')).toContainText('North', { timeout: 5_000 });
  const took = Date.now() - begin;
  console.log(`seen by the other after ${took} ms`);
  expect(took).toBeLessThan(1_000);
  await saved(other, 2);
});

test('unrelated edits go together', async ({ page, other }) => {
  await deafen(other);
  await rename(page, 'zs1', 'North');
  await saved(page, 2);
  await rename(other, 'zs2', 'South');
  await savedUnheard(other, 3);
  await expect(card(other, 'zs1')).toContainText('North');
  await expect(card(page, 'zs2')).toContainText('South');
});

test('two properties of one component go together', async ({ page, other }) => {
  await deafen(other);
  await card(page, 'zs1').click();
  await page.keyboard.press('Alt+ArrowRight');
  await saved(page, 2);
  await rename(other, 'zs1', 'North');
  await savedUnheard(other, 3);
  await expect(card(other, 'zs1')).toHaveAttribute('data-zone', 'core');
  await expect(card(page, 'zs1')).toContainText('North');
});

test('what both want is done once', async ({ page, other }) => {
  await deafen(other);
  await rename(page, 'zs1', 'North');
  await saved(page, 2);
  await rename(other, 'zs1', 'North');
  await savedUnheard(other, 2);
  await expect(answer(other)).toBeHidden();
});

test('where they want different things, theirs can be kept', async ({ page, other }) => {
  await deafen(other);
  await rename(page, 'zs1', 'North');
  await saved(page, 2);
  await rename(other, 'zs1', 'South');
  await expect(answer(other).getByRole('row', { name: 'Name' })).toHaveText(/Name\s*North\s*South/);
  await expect(answer(other)).toContainText('Changed since by: in the browser');
  await answer(other).getByRole('link', { name: 'Keep theirs' }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await other.unrouteAll({ behavior: 'ignoreErrors' });
  await expect(card(other, 'zs1')).toContainText('North');
  await expect(card(page, 'zs1')).toContainText('North');
  await saved(page, 2);
});

test('where they want different things, one’s own can be insisted on', async ({ page, other }) => {
  await deafen(other);
  await rename(page, 'zs1', 'North');
  await saved(page, 2);
  await rename(other, 'zs1', 'South');
  await answer(other).getByRole('button', { name: 'Use mine' }).click();
  await savedUnheard(other, 3);
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await expect(card(other, 'zs1')).toContainText('South');
  await expect(card(page, 'zs1')).toContainText('South');
});

test('who is typing a name while another gives one is asked', async ({ page, other }) => {
  await card(other, 'zs1').click();
  await other.keyboard.press('F2');
  await rename(page, 'zs1', 'North');
  await expect(card(other, 'zs1')).toContainText('North');
  const field = other.getByRole('dialog', { name: 'Rename' }).getByLabel('Name', { exact: true });
  await field.fill('South');
  await field.press('Enter');
  await expect(answer(other).getByRole('row', { name: 'Name' })).toHaveText(/Name\s*North\s*South/);
  await saved(page, 2);
});

test('what is typed beside the picture stays while others change things, and is merged', async ({ page, other }) => {
  await card(other, 'zs1').click();
  const name = inspector(other).getByLabel('Name', { exact: true });
  await name.fill('South');
  await card(page, 'zs1').click();
  await page.keyboard.press('Alt+ArrowRight');
  await saved(page, 2);
  await rename(page, 'zs2', 'North');
  await saved(page, 3);
  await expect(name).toHaveValue('South');
  await expect(name).toBeFocused();
  await name.press('Enter');
  await saved(other, 4);
  await expect(card(other, 'zs1')).toHaveAttribute('data-zone', 'core');
  await expect(card(other, 'zs2')).toContainText('North');
  await expect(card(page, 'zs1')).toContainText('South');
  // What was saved is no longer typed: others' changes come again.
  await rename(page, 'zs2', 'East');
  await expect(card(other, 'zs2')).toContainText('East');
});

test('what was removed meanwhile can be restored, and what was typed is still there', async ({ page, other }) => {
  await card(other, 'zs1').click();
  const name = inspector(other).getByLabel('Name', { exact: true });
  await name.fill('South');
  await card(page, 'zs1').click();
  await page.keyboard.press('Delete');
  await saved(page, 2);
  await name.press('Enter');
  await expect(answer(other)).toContainText('Zone Server 1');
  await answer(other).getByRole('button', { name: 'Restore Zone Server 1' }).click();
  await expect(card(page, 'zs1')).toBeVisible();
  await expect(name).toHaveValue('South');
  await name.press('Enter');
  await expect(card(page, 'zs1')).toContainText('South');
});

test('an undo of what another has changed since is refused, with the reason', async ({ page, other }) => {
  await rename(page, 'zs1', 'North');
  await saved(page, 2);
  await rename(other, 'zs1', 'South');
  await expect(card(page, 'zs1')).toContainText('South');
  await page.keyboard.press('Control+z');
  await expect(answer(page)).toContainText('was changed since');
  await page.keyboard.press('Escape');
  await expect(answer(page)).toBeHidden();
  await saved(page, 3);
  await expect(card(page, 'zs1')).toContainText('South');
});

test('everybody undoes what is their own', async ({ page, other }) => {
  await rename(page, 'zs1', 'North');
  await saved(other, 2);
  await rename(other, 'zs2', 'South');
  await saved(page, 3);
  await page.keyboard.press('Control+z');
  await saved(page, 4);
  await expect(card(other, 'zs1')).toContainText('Zone Server 1');
  await expect(card(other, 'zs2')).toContainText('South');
});

test('one’s own gestures in quick succession are no conflict', async ({ page, other }) => {
  await card(page, 'zs1').click();
  for (const key of ['Alt+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowRight', 'Alt+ArrowLeft']) {
    await page.keyboard.press(key);
  }
  await expect(page.locator('#designer-status')).toHaveText(/^Saved · v[4-7]$/);
  await expect(answer(page)).toBeHidden();
  await expect(card(other, 'zs1')).toHaveAttribute('data-zone', 'dmz');
});

test('no acknowledged edit is lost when two edit at the same time', async ({ page, other }) => {
  test.setTimeout(120_000);
  const add = async (tab: Page): Promise<void> => {
    await tab.keyboard.press('a');
    const dialog = tab.getByRole('dialog', { name: 'Add …' });
    await dialog.getByLabel('Role').selectOption('Zone Server');
    await dialog.getByLabel('Place').selectOption({ label: 'DMZ' });
    await dialog.getByRole('button', { name: 'Add …' }).click();
    await expect(dialog).toBeHidden();
  };
  const addEight = async (tab: Page): Promise<void> => {
    for (let at = 0; at < 8; at += 1) await add(tab);
  };
  await Promise.all([addEight(page), addEight(other)]);
  await saved(page, 17);
  await saved(other, 17);
  for (const tab of [page, other]) {
    await expect(tab.locator('tr[id^=row-zone-server]')).toHaveCount(16);
    await expect(tab.getByRole('dialog')).toHaveCount(0);
  }
  await page.reload();
  await expect(page.locator('tr[id^=row-zone-server]')).toHaveCount(16);
  await expect(componentRow(page, 'Zone Server 18')).toBeVisible();
});

test('each sees who else is here, and what they have selected', async ({ page, other }) => {
  await other.locator('.you').click();
  await other.locator('input[name=name]').fill('Zoë');
  await other.getByRole('button', { name: 'Save' }).click();
  await live(other);
  const people = page.getByRole('list', { name: 'Also here' });
  await expect(people).toHaveText('Zoë');
  await card(other, 'zs2').click();
  await expect(people).toHaveText('Zoë: Zone Server 2');
  await expect(page.locator('#overlay-others .sign-other')).toHaveCount(1);
  await expect(page.locator('#overlay-others .sign-name')).toHaveText('Zoë');
  await expect(other.getByRole('list', { name: 'Also here' })).not.toBeEmpty();
  await other.close();
  await expect(people).toBeEmpty();
  await expect(page.locator('#overlay-others .sign-other')).toHaveCount(0);
});
