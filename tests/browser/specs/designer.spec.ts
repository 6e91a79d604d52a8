/**
 * The designer with script, without leaving the page. What it can do, and which specs do it by pointer and by keyboard:
 *
 * | area      | by pointer or touch                                        | by keyboard                                     |
 * | --------- | ---------------------------------------------------------- | ----------------------------------------------- |
 * | placing   | here; gestures: in the order, by touch, the whole form     | here; keyboard: from the palette                |
 * | moving    | here; gestures: in a lane, a network, several, the menu    | here; keyboard: M, Alt and arrows               |
 * | selecting | here: click, Shift, box; gestures: Control, touch, stacks  | keyboard: all, more, Escape, reload             |
 * | editing   | gestures: double click, buttons, saved by selecting        | here; keyboard: clipboard, Delete, own keys     |
 * | undo      | gestures: buttons; together: per person                    | here; keyboard: Control, Shift and Z            |
 * | viewing   | here; gestures: drag, Space, wheel, pinch, hover, legend   | keyboard: + - 0, Shift 1 and 2, focus, rows     |
 * | finding   | here                                                       | here; keyboard: flows, commands; `?`, keys off  |
 * | filtering | gestures                                                   | the same form                                   |
 * | status    | here, faults, processes                                    | the same                                        |
 * | together  | together, processes                                        | the same                                        |
 * | themes    | states: light, dark, forced colours; picture: print        | the same                                        |
 */

import type { Page } from '@playwright/test';
import { card, componentRow, drag, flowRows, freePlace, middle, saved, startDesigner as start } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

/** A mark that is gone when the page is loaded anew. */
async function markPage(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => document.body.setAttribute('data-mark', 'same page'));
  return () => expect(page.locator('body')).toHaveAttribute('data-mark', 'same page');
}

test('a Zone Server dragged from the palette into the DMZ brings its rules at once', async ({ page }) => {
  await start(page);
  const samePage = await markPage(page);
  await expect(flowRows(page, 'Zone Server 3')).toHaveCount(0);
  await drag(page, await middle(page.locator('[data-role=zone-server]')), await freePlace(page, 'dmz'));
  await expect(page.locator('#drop-reason')).toHaveText('Fits here.');
  await page.mouse.up();
  await saved(page, 2);
  await expect(flowRows(page, 'Zone Server 3')).toHaveCount(3);
  await expect(page.locator('svg.dg').first()).toContainText('Zone Server 3');
  await expect(page.locator('#designer-said')).toContainText('3 flows changed');
  await samePage();
});

test('a role is taken up by a click and put by another', async ({ page }) => {
  await start(page);
  await page.locator('[data-role=zone-server]').click();
  await expect(page.locator('#designer-said')).toContainText('Click in the picture to place: Zone Server');
  const place = await freePlace(page, 'dmz');
  await page.mouse.click(place.x, place.y);
  await saved(page, 2);
  await expect(componentRow(page, 'Zone Server 3')).toBeVisible();
});

test('a card is dragged to another zone, with a warning, and taken back', async ({ page }) => {
  await start(page);
  const samePage = await markPage(page);
  await drag(page, await middle(card(page, 'zs1')), await freePlace(page, 'core'));
  await expect(page.locator('#drop-reason')).toContainText('Possible, but: Zone Server 1 is not in a DMZ');
  await page.mouse.up();
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
  await expect(page.locator('#undo')).toHaveText('Undo: move Zone Server 1 to Core');
  await page.keyboard.press('Control+z');
  await saved(page, 3);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'dmz');
  await page.keyboard.press('Control+y');
  await saved(page, 4);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
  await samePage();
});

test('a second hub on a machine is refused with the reason, and nothing is saved', async ({ page }) => {
  await start(page);
  await drag(page, await middle(page.locator('[data-role=zone-server-hub]')), await middle(card(page, 'ts1')));
  await expect(page.locator('#drop-reason')).toContainText('Not here:');
  await expect(page.locator('#drop-reason')).toContainText('17472');
  await page.mouse.up();
  await expect(page.locator('#designer-said')).toContainText('Not here:');
  await saved(page, 1);
});

test('Escape ends a drag', async ({ page }) => {
  await start(page);
  await drag(page, await middle(card(page, 'zs1')), await freePlace(page, 'core'));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('#drop-reason')).toBeHidden();
  await saved(page, 1);
});

test('several are selected, moved, duplicated and removed as one change', async ({ page }) => {
  await start(page);
  await card(page, 'zs1').click();
  await card(page, 'zs2').click({ modifiers: ['Shift'] });
  await expect(page.locator('#designer-count')).toHaveText('2 selected');
  await page.keyboard.press('Control+d');
  await saved(page, 2);
  await expect(componentRow(page, 'Zone Server 4')).toBeVisible();
  await page.keyboard.press('Delete');
  await saved(page, 3);
  await expect(card(page, 'zs1')).toHaveCount(0);
  await expect(card(page, 'zs2')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await saved(page, 4);
  await expect(card(page, 'zs1')).toBeVisible();
  await expect(card(page, 'zs2')).toBeVisible();
});

test('a box drawn with Shift selects what is within; the selection survives a reload', async ({ page }) => {
  await start(page);
  const network = await page.locator('#n-dmz-front').boundingBox();
  if (!network) throw new Error('no network');
  await page.keyboard.down('Shift');
  await page.mouse.move(network.x - 6, network.y - 6);
  await page.mouse.down();
  await page.mouse.move(network.x + network.width + 6, network.y + network.height + 6, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.locator('#designer-count')).toHaveText('2 selected');
  await page.reload();
  await expect(page.locator('#designer-count')).toHaveText('2 selected');
  await expect(card(page, 'zs1')).toHaveAttribute('aria-pressed', 'true');
});

test('the main job by keyboard alone', async ({ page }) => {
  await start(page);
  const samePage = await markPage(page);
  await page.locator('#picture-frame').focus();

  await test.step('adding', async () => {
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog', { name: 'Add …' }).getByLabel('Role')).toBeFocused();
    await page.getByRole('dialog', { name: 'Add …' }).getByLabel('Role').selectOption('Zone Server');
    await page.getByRole('dialog', { name: 'Add …' }).getByLabel('Place').selectOption({ label: 'DMZ › DMZ front' });
    await page.getByRole('dialog', { name: 'Add …' }).getByRole('button', { name: 'Add …' }).press('Enter');
    await saved(page, 2);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('walking, renaming, moving', async () => {
    await page.locator('#picture-frame').focus();
    await page.keyboard.press('Tab');
    await expect(page.locator('[data-component]:focus')).toHaveCount(1);
    await card(page, 'zs1').focus();
    await page.keyboard.press('ArrowDown');
    await expect(card(page, 'zs2')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(card(page, 'zs2')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('F2');
    await page.getByLabel('Name', { exact: true }).last().fill('South');
    await page.keyboard.press('Enter');
    await saved(page, 3);
    await expect(card(page, 'zs2')).toContainText('South');
    await page.keyboard.press('Alt+ArrowUp');
    await saved(page, 4);
    await page.keyboard.press('Alt+ArrowRight');
    await saved(page, 5);
    await expect(card(page, 'zs2')).toHaveAttribute('data-zone', 'core');
  });

  await test.step('the inspector', async () => {
    await card(page, 'zs1').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Selected component' }).getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('North');
    await page.keyboard.press('Enter');
    await saved(page, 6);
    await expect(componentRow(page, 'North')).toBeVisible();
  });
  await samePage();
});

test('one box finds components, flows and commands', async ({ page }) => {
  await start(page);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Components, flows' }).fill('module');
  await page.locator('#found').getByRole('option').first().click();
  await expect(card(page, 'ms')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Components, flows' }).fill('17477');
  await expect(page.locator('#found').getByRole('option').first()).toContainText('17477');
  // The first one empties the field, the second steps back.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('keys are listed, and those of a single letter can be switched off', async ({ page }) => {
  await start(page);
  await page.keyboard.press('?');
  await page.getByLabel('Keys of a single character').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByLabel('Keys of a single character').check();
});

test('the picture is panned, zoomed and fitted', async ({ page }) => {
  await start(page);
  const width = async (): Promise<number> => (await page.locator('#z-core').boundingBox())?.width ?? 0;
  const fitted = await width();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  expect(await width()).toBeGreaterThan(fitted * 1.2);
  await page.locator('#picture-frame').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 300);
  await page.keyboard.up('Control');
  await expect.poll(width).toBeLessThan(fitted * 1.2);
  await page.getByRole('button', { name: 'Fit' }).click();
  expect(Math.abs((await width()) - fitted)).toBeLessThan(1);
});

test('an edit that meets another is shown in a dialog, and either can be kept', async ({ page, context }) => {
  const designer = await start(page);
  const other = await context.newPage();
  await other.goto(designer);
  await other.route('**/events?*', (route) => route.abort());
  await other.reload();
  for (const [tab, name] of [[page, 'First'], [other, 'Second']] as const) {
    await card(tab, 'zs1').click();
    await tab.keyboard.press('F2');
    await tab.getByLabel('Name', { exact: true }).last().fill(name);
    await tab.keyboard.press('Enter');
  }
  const dialog = other.getByRole('dialog', { name: 'What the server says' });
  await expect(dialog.getByRole('row', { name: 'Name' })).toHaveText(/Name\s*First\s*Second/);
  await dialog.getByRole('button', { name: 'Use mine' }).click();
  await expect(card(other, 'zs1')).toContainText('Second');
});

test('without a connection nothing is lost: what was done waits and arrives once', async ({ page }) => {
  await start(page);
  await page.route('**/moves', (route) => route.abort());
  await card(page, 'zs1').click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('#designer-status')).toHaveText('Not connected; 1 waiting');
  await page.unroute('**/moves');
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('data-zone', 'core');
});
