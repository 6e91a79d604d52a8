/** The designer's gestures by pointer and by touch; designer.spec.ts says which row of the list each one is. */

import type { CDPSession, Page } from '@playwright/test';
import {
  boxOf,
  card,
  componentRow,
  drag,
  flowRows,
  freePlace,
  middle,
  saved,
  startDesigner,
  type Point,
} from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

/** Where the picture lies: its first zone, on the screen. */
const place = (page: Page): Promise<{ x: number; y: number; width: number; height: number }> => boxOf(page.locator('#z-core'));

/** A free place of the picture that is neither card nor line. */
async function empty(page: Page): Promise<Point> {
  const box = await boxOf(page.locator('#picture-frame'));
  const bottom = Math.min(box.y + box.height, page.viewportSize()?.height ?? 0);
  return { x: box.x + box.width - 8, y: bottom - 8 };
}

async function dragged(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** The ids of a network's components as they stand in the table. */
function order(page: Page): Promise<string[]> {
  return page.locator('tr[id^=row-]').evaluateAll((rows) => rows.map((row) => row.id.slice('row-'.length)));
}

test('a new component is put where the line between the cards shows', async ({ page }) => {
  await startDesigner(page);
  const box = await boxOf(card(page, 'zs2'));
  await drag(page, await middle(page.locator('[data-role=zone-server]')), { x: box.x + box.width / 2, y: box.y + 3 });
  await expect(page.locator('#overlay-target .sign-line')).toHaveCount(1);
  await page.mouse.up();
  await saved(page, 2);
  const ids = await order(page);
  expect(ids.slice(ids.indexOf('zs1'), ids.indexOf('zs1') + 3)).toEqual(['zs1', 'zone-server-3', 'zs2']);
});

test('a card is dragged within its lane, and into another network', async ({ page }) => {
  await startDesigner(page);
  const first = await boxOf(card(page, 'zs1'));
  await drag(page, await middle(card(page, 'zs2')), { x: first.x + first.width / 2, y: first.y + 3 });
  await page.mouse.up();
  await saved(page, 2);
  const ids = await order(page);
  expect(ids.indexOf('zs2')).toBeLessThan(ids.indexOf('zs1'));
  const target = await boxOf(page.locator('#n-servers'));
  await drag(page, await middle(card(page, 'zs1')), { x: target.x + 6, y: target.y + target.height - 4 });
  await page.mouse.up();
  await saved(page, 3);
  await expect(card(page, 'zs1')).toHaveAttribute('data-network', 'servers');
});

test('several are dragged together, judged together, and are one change', async ({ page }) => {
  await startDesigner(page);
  await card(page, 'zs1').click();
  await card(page, 'zs2').click({ modifiers: ['ControlOrMeta'] });
  await expect(page.locator('#designer-count')).toHaveText('2 selected');
  await drag(page, await middle(card(page, 'zs1')), await freePlace(page, 'core'));
  await expect(page.locator('#drop-reason')).toContainText('Zone Server 1 is not in a DMZ');
  await expect(page.locator('#drop-reason')).toContainText('Zone Server 2 is not in a DMZ');
  await page.mouse.up();
  await saved(page, 2);
  await expect(card(page, 'zs2')).toHaveAttribute('data-zone', 'core');
  await page.locator('#undo').click();
  await saved(page, 3);
  await expect(card(page, 'zs2')).toHaveAttribute('data-zone', 'dmz');
  await expect(page.locator('#designer-count')).toHaveText('2 selected');
  await page.locator('#redo').click();
  await saved(page, 4);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
});

test('what can be dragged can be done by the menu: Move to …', async ({ page }) => {
  await startDesigner(page);
  await expect(page.getByRole('button', { name: 'Move to …' })).toBeDisabled();
  await card(page, 'zs1').click();
  await page.getByRole('button', { name: 'Move to …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to …' });
  await dialog.getByLabel('Place').selectOption({ index: 0 });
  await expect(dialog.getByRole('status')).toContainText('Zone Server 1 is not in a DMZ');
  await dialog.getByRole('button', { name: 'Move to …' }).click();
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
});

test('a double click renames', async ({ page }) => {
  await startDesigner(page);
  await card(page, 'zs1').dblclick();
  const field = page.getByRole('dialog', { name: 'Rename' }).getByLabel('Name', { exact: true });
  await expect(field).toHaveValue('Zone Server 1');
  await field.fill('North');
  await page.getByRole('dialog', { name: 'Rename' }).getByRole('button', { name: 'Save' }).click();
  await saved(page, 2);
  await expect(card(page, 'zs1')).toContainText('North');
});

test('the buttons do what the keys do', async ({ page }) => {
  await startDesigner(page);
  await card(page, 'zs1').click();
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await saved(page, 2);
  await page.getByRole('toolbar').getByRole('button', { name: 'Remove' }).click();
  await saved(page, 3);
  await expect(card(page, 'zs1')).toHaveCount(0);
  await page.getByRole('toolbar').getByRole('button', { name: 'Add …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add …' });
  await dialog.getByLabel('Role').selectOption('Zone Server Hub');
  await dialog.getByRole('button', { name: 'Fill in the whole form' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add: Zone Server Hub');
});

test('like components in one stack are selected, and moved, together', async ({ page }) => {
  await startDesigner(page);
  await card(page, 'zs1').click();
  for (let version = 2; version < 10; version += 1) {
    await page.keyboard.press('Control+d');
    await saved(page, version);
  }
  const stack = page.locator('[data-components]').first();
  await expect(stack).toBeVisible();
  const ids = (await stack.getAttribute('data-components'))?.split(' ') ?? [];
  expect(ids.length).toBeGreaterThan(7);
  await stack.click();
  await expect(page.locator('#designer-count')).toHaveText(`${ids.length} selected`);
  await page.keyboard.press('Delete');
  await saved(page, 10);
  for (const id of ids) await expect(page.locator(`#row-${id}`)).toHaveCount(0);
});

test('what is typed is saved when another component is selected', async ({ page }) => {
  await startDesigner(page);
  await card(page, 'zs1').click();
  await page.getByRole('complementary').getByLabel('Name', { exact: true }).fill('North');
  await card(page, 'zs2').click();
  await saved(page, 2);
  await expect(card(page, 'zs1')).toContainText('North');
  await expect(page.getByRole('complementary').getByLabel('Name', { exact: true })).toHaveValue('Zone Server 2');
});

test('the picture is panned by dragging, by Space and by the wheel', async ({ page }) => {
  await startDesigner(page);
  const before = await place(page);
  const free = await empty(page);
  await dragged(page, free, { x: free.x - 60, y: free.y - 40 });
  let now = await place(page);
  expect([Math.round(now.x - before.x), Math.round(now.y - before.y)]).toEqual([-60, -40]);

  // On a card, too, as long as Space is held down.
  const from = await middle(card(page, 'zs1'));
  await page.mouse.move(from.x, from.y);
  await page.keyboard.down('Space');
  await dragged(page, from, { x: from.x + 60, y: from.y + 40 });
  await page.keyboard.up('Space');
  now = await place(page);
  expect([Math.round(now.x - before.x), Math.round(now.y - before.y)]).toEqual([0, 0]);
  await expect(page.locator('#designer-count')).toHaveText('');

  await page.mouse.wheel(30, 50);
  await expect.poll(async () => Math.round((await place(page)).y - before.y)).toBe(-50);
  now = await place(page);
  expect(Math.round(now.x - before.x)).toBe(-30);
  await saved(page, 1);
});

test('one’s flows stand out while the pointer rests on a card, or on its row', async ({ page }) => {
  await startDesigner(page);
  const lines = page.locator('#overlay-highlight > g');
  await expect(lines).toHaveCount(0);
  await card(page, 'zs1').hover();
  await expect.poll(() => lines.count()).toBeGreaterThan(2);
  await page.mouse.move(2, 2);
  await expect(lines).toHaveCount(0);
  await componentRow(page, 'Zone Server 1').hover();
  await expect.poll(() => lines.count()).toBeGreaterThan(2);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(lines).toHaveCount(0);
  await expect(page.locator('svg.dg').first().locator('#dg-legend')).toBeAttached();
});

test('a filter shrinks the picture, stands in the address, and goes with it', async ({ page, context }) => {
  const designer = await startDesigner(page);
  await expect(card(page, 'db')).toBeVisible();
  await page.locator('summary', { hasText: 'Filter' }).click();
  await page.getByLabel('Zone', { exact: true }).selectOption({ label: 'DMZ' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/[?&]zone=dmz/);
  await expect(card(page, 'db')).toHaveCount(0);
  await expect(card(page, 'zs1')).toBeVisible();
  const url = page.url();
  expect(url).toContain(designer);
  const other = await context.newPage();
  await other.goto(url);
  await expect(card(other, 'db')).toHaveCount(0);
  // What is changed in it stays in it.
  await card(page, 'zs1').click();
  await page.keyboard.press('Control+d');
  await saved(page, 2);
  await expect(card(page, 'db')).toHaveCount(0);
  await expect(flowRows(page, 'Zone Server 3').first()).toBeVisible();
});

/** Fingers on the screen. */
async function touch(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
}

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('a tap selects, a finger moves a card or the picture, two fingers zoom', async ({ page, context }) => {
    await startDesigner(page);
    const session = await context.newCDPSession(page);
    await card(page, 'zs1').tap();
    await expect(page.locator('#designer-count')).toHaveText('1 selected');

    const free = await empty(page);
    const before = await place(page);
    await touch(session, 'touchStart', [free]);
    await touch(session, 'touchMove', [{ x: free.x - 20, y: free.y }]);
    await touch(session, 'touchMove', [{ x: free.x - 40, y: free.y }]);
    await touch(session, 'touchEnd', []);
    await expect.poll(async () => Math.round((await place(page)).x - before.x)).toBe(-40);

    const frame = await middle(page.locator('#picture-frame'));
    const apart = (by: number): Point[] => [{ x: frame.x - by, y: frame.y }, { x: frame.x + by, y: frame.y }];
    await touch(session, 'touchStart', apart(40).slice(0, 1));
    await touch(session, 'touchStart', apart(40));
    for (const by of [50, 60, 80]) await touch(session, 'touchMove', apart(by));
    await touch(session, 'touchEnd', []);
    await expect.poll(async () => (await place(page)).width / before.width).toBeCloseTo(2, 0);
    await saved(page, 1);

    await page.getByRole('button', { name: 'Fit' }).tap();
    const judged = page.waitForResponse((answer) => answer.url().includes('/places?'));
    const [from, to] = [await middle(card(page, 'zs1')), await freePlace(page, 'core')];
    await touch(session, 'touchStart', [from]);
    await touch(session, 'touchMove', [{ x: from.x + 20, y: from.y + 10 }]);
    await judged;
    await touch(session, 'touchMove', [to]);
    await touch(session, 'touchEnd', []);
    await saved(page, 2);
    await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
  });

  test('a second finger ends a drag, and nothing is moved', async ({ page, context }) => {
    await startDesigner(page);
    const session = await context.newCDPSession(page);
    const from = await middle(card(page, 'zs1'));
    await touch(session, 'touchStart', [from]);
    await touch(session, 'touchMove', [{ x: from.x + 30, y: from.y + 10 }]);
    await expect(page.locator('#overlay-ghost > g')).toHaveCount(1);
    await touch(session, 'touchStart', [{ x: from.x + 30, y: from.y + 10 }, { x: from.x + 90, y: from.y + 60 }]);
    await expect(page.locator('#overlay-ghost > g')).toHaveCount(0);
    await touch(session, 'touchEnd', []);
    await saved(page, 1);
  });

  test('a role is taken up by a tap and put by another', async ({ page }) => {
    await startDesigner(page);
    await page.locator('[data-role=zone-server]').tap();
    const to = await freePlace(page, 'dmz');
    await page.touchscreen.tap(to.x, to.y);
    await saved(page, 2);
    await expect(componentRow(page, 'Zone Server 3')).toBeVisible();
  });
});
