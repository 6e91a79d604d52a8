/** The designer's keys; designer.spec.ts says which row of the list each one is. */

import type { Page } from '@playwright/test';
import { boxOf, card, componentRow, flowRows, inspector, saved, startDesigner } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

const count = (page: Page) => page.locator('#designer-count');

async function select(page: Page, id: string): Promise<void> {
  await card(page, id).focus();
  await page.keyboard.press('Space');
  await expect(card(page, id)).toHaveAttribute('aria-pressed', 'true');
}

test('a role of the palette is placed by keyboard: Enter asks where to', async ({ page }) => {
  await startDesigner(page);
  await page.locator('[data-role=zone-server-hub]').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add …' });
  await expect(dialog.getByLabel('Role')).toHaveValue('zone-server-hub');
  await expect(dialog.getByLabel('Place')).toBeFocused();
  // The server's rules say here, too, what is not possible.
  await expect(dialog.getByRole('option', { name: /Tanium Server 1.* – not possible$/ })).toBeDisabled();
  await dialog.getByLabel('Place').selectOption({ label: 'DMZ – possible, with a warning' });
  await expect(dialog.getByRole('status')).toContainText('Possible, but:');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Add …' }).press('Enter');
  await saved(page, 2);
  await expect(componentRow(page, 'Zone Server Hub 3')).toBeVisible();
});

test('what is selected is moved by M, and put in order by Alt and arrows', async ({ page }) => {
  await startDesigner(page);
  await select(page, 'zs2');
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Move to …' });
  await expect(dialog.getByLabel('Place')).toBeFocused();
  await dialog.getByLabel('Place').selectOption({ index: 0 });
  await dialog.getByRole('button', { name: 'Move to …' }).press('Enter');
  await saved(page, 2);
  await expect(card(page, 'zs2')).toHaveAttribute('data-zone', 'core');
  await expect(card(page, 'zs2')).toBeFocused();
  await page.keyboard.press('Control+z');
  await saved(page, 3);
  await page.keyboard.press('Alt+ArrowUp');
  await saved(page, 4);
  const rows = await page.locator('tr[id^=row-]').evaluateAll((all) => all.map((row) => row.id));
  expect(rows.indexOf('row-zs2')).toBeLessThan(rows.indexOf('row-zs1'));
  await expect(card(page, 'zs2')).toBeFocused();
});

test('keys select after the picture was moved by pointer, too', async ({ page }) => {
  await startDesigner(page);
  await page.locator('#picture-frame').evaluate((frame) => frame.scrollIntoView({ block: 'center' }));
  const frame = await boxOf(page.locator('#picture-frame'));
  const corner = { x: frame.x + frame.width - 30, y: frame.y + frame.height - 30 };
  const sheet = page.locator('#picture-sheet');
  const before = await sheet.getAttribute('style');
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x - 60, corner.y - 40, { steps: 4 });
  await page.mouse.up();
  await expect(sheet).not.toHaveAttribute('style', before ?? '');
  await select(page, 'zs2');
});

test('a card that gets the focus by Tab is seen, and the picture stays where it says it is', async ({ page }) => {
  await startDesigner(page);
  const frame = page.locator('#picture-frame');
  await frame.focus();
  for (let at = 0; at < 6; at += 1) await page.keyboard.press('+');
  for (const id of ['db', 'roaming']) {
    await card(page, id).focus();
    await page.keyboard.press('Shift+Tab');
    await frame.hover();
    await page.mouse.wheel(4_000, 4_000);
    await page.keyboard.press('Tab');
    await expect(card(page, id)).toBeFocused();
    const [outer, inner] = [await boxOf(frame), await boxOf(card(page, id))];
    expect(inner.x).toBeGreaterThanOrEqual(outer.x);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
    expect(await frame.evaluate((own) => [own.scrollLeft, own.scrollTop])).toEqual([0, 0]);
  }
});

test('all are selected, and Escape steps back', async ({ page }) => {
  await startDesigner(page);
  await page.locator('#picture-frame').focus();
  await page.keyboard.press('Control+a');
  const cards = await page.locator('svg.dg [data-component][role=button]').count();
  await expect(count(page)).toHaveText(`${cards} selected`);
  await page.keyboard.press('Escape');
  await expect(count(page)).toHaveText('');

  // First what is taken up is put down, then the selection ends.
  await select(page, 'zs1');
  await page.locator('[data-role=zone-server]').click();
  await expect(page.locator('[data-role=zone-server]')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-role=zone-server]')).not.toHaveAttribute('aria-current');
  await expect(count(page)).toHaveText('1 selected');
  await page.keyboard.press('Escape');
  await expect(count(page)).toHaveText('');
  await saved(page, 1);
});

test('Shift and Space select more', async ({ page }) => {
  await startDesigner(page);
  await select(page, 'zs1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(count(page)).toHaveText('2 selected');
  await page.keyboard.press('Shift+Space');
  await expect(count(page)).toHaveText('1 selected');
});

test('what is copied is pasted, here and in another deployment; what is cut is gone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const designer = await startDesigner(page);
  await select(page, 'zs1');
  await page.keyboard.press('Control+c');
  await expect(page.locator('#designer-said')).toHaveText('1 copied');
  await page.keyboard.press('Control+v');
  await saved(page, 2);
  await expect(componentRow(page, 'Zone Server 3')).toBeVisible();

  const elsewhere = await startDesigner(page);
  expect(elsewhere).not.toBe(designer);
  await page.locator('#picture-frame').focus();
  await page.keyboard.press('Control+v');
  await saved(page, 2);
  await expect(componentRow(page, 'Zone Server 3')).toBeVisible();
  await select(page, 'zs2');
  await page.keyboard.press('Control+x');
  await saved(page, 3);
  await expect(card(page, 'zs2')).toHaveCount(0);
  await page.locator('#picture-frame').focus();
  await page.keyboard.press('Control+z');
  await saved(page, 4);
  await expect(card(page, 'zs2')).toBeVisible();
});

test('Control, Shift and Z does again what was taken back', async ({ page }) => {
  await startDesigner(page);
  await select(page, 'zs1');
  await page.keyboard.press('Delete');
  await saved(page, 2);
  await expect(page.locator('#picture-frame')).toBeFocused();
  await page.keyboard.press('Control+z');
  await saved(page, 3);
  await expect(page.locator('#redo')).toHaveText('Redo: remove Zone Server 1');
  await page.keyboard.press('Control+Shift+z');
  await saved(page, 4);
  await expect(card(page, 'zs1')).toHaveCount(0);
});

test('the picture is zoomed and fitted by keys', async ({ page }) => {
  await startDesigner(page);
  const width = async (): Promise<number> => (await boxOf(page.locator('#z-core'))).width;
  const fitted = await width();
  await page.locator('#picture-frame').focus();
  await page.keyboard.press('+');
  expect(Math.abs((await width()) - fitted * 1.25)).toBeLessThan(2);
  await page.keyboard.press('-');
  expect(Math.abs((await width()) - fitted)).toBeLessThan(2);
  await page.keyboard.press('0');
  const full = Number((await page.locator('#z-core').getAttribute('data-box'))?.split(' ')[2]);
  expect(Math.abs((await width()) - full)).toBeLessThan(2);
  await select(page, 'zs1');
  await page.keyboard.press('Shift+Digit2');
  const [shown, frame] = [await boxOf(card(page, 'zs1')), await boxOf(page.locator('#picture-frame'))];
  expect(Math.abs(shown.x + shown.width / 2 - frame.x - frame.width / 2)).toBeLessThan(4);
  await page.keyboard.press('Shift+Digit1');
  const all = await boxOf(page.locator('#picture-sheet > svg.dg:not(#picture-overlay)'));
  expect(all.width).toBeLessThanOrEqual(frame.width);
  expect(all.height).toBeLessThanOrEqual(frame.height);
});

test('one’s flows stand out while a card has the focus, or something in its row', async ({ page }) => {
  await startDesigner(page);
  const lines = page.locator('#overlay-highlight > g');
  await page.locator('#picture-frame').focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => lines.count()).toBeGreaterThan(2);
  // They look as they do in the picture: lines, and not areas.
  const looks = (selector: string) => page.locator(selector).evaluateAll((all) => {
    const look = (line: Element) => [getComputedStyle(line).fill, getComputedStyle(line).strokeWidth].join(' ');
    return [...new Set(all.map(look))];
  });
  const own = await looks('svg.dg .dg-lines .dg-line');
  expect(own.every((look) => look.startsWith('none '))).toBe(true);
  expect(own).toEqual(expect.arrayContaining(await looks('#overlay-highlight .dg-line')));
  await page.getByRole('link', { name: 'Settings' }).focus();
  await expect(lines).toHaveCount(0);
  await componentRow(page, 'Zone Server 1').getByRole('link', { name: 'Zone Server 1', exact: true }).focus();
  await expect.poll(() => lines.count()).toBeGreaterThan(2);
});

test('the box that finds leads to flows, and carries out commands', async ({ page }) => {
  await startDesigner(page);
  const field = page.getByRole('combobox', { name: 'Components, flows' });
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await field.fill('17477');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('table.flows tr:focus')).toContainText('17477');
  await page.keyboard.press('/');
  await field.fill('settings');
  await expect(page.locator('#found [role=option]').first()).toHaveAttribute('aria-selected', 'true');
  await field.fill('duplicate');
  await expect(page.locator('#found [role=option]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await select(page, 'zs1');
  await page.keyboard.press('/');
  await field.fill('duplicate');
  await page.keyboard.press('Enter');
  await saved(page, 2);
  await expect(componentRow(page, 'Zone Server 3')).toBeVisible();
});

test('keys of the browser stay the browser’s where nothing is selected', async ({ page }) => {
  await startDesigner(page);
  const prevented = await page.evaluate(() =>
    (['d', 'ArrowLeft', 'Delete', 'a'] as const).map((key) => {
      const event = new KeyboardEvent('keydown', { key, altKey: key === 'ArrowLeft', ctrlKey: key === 'd' || key === 'a', bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(event);
    }),
  );
  expect(prevented).toEqual([false, false, false, false]);
});

test('a text that is being typed keeps its keys, and Escape leads back to the card', async ({ page }) => {
  await startDesigner(page);
  await select(page, 'zs1');
  await page.keyboard.press('Enter');
  const name = inspector(page).getByLabel('Name', { exact: true });
  await expect(name).toBeFocused();
  await name.fill('');
  await name.pressSequentially('am/?+0 x');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await saved(page, 1);
  await name.fill('North');
  await page.keyboard.press('Escape');
  await expect(card(page, 'zs1')).toBeFocused();
  await expect(name).toHaveValue('North');
});

test('the focus stays on a button of the table that is pressed again and again', async ({ page }) => {
  await startDesigner(page);
  const down = componentRow(page, 'Zone Server 1').getByRole('button', { name: 'Move Zone Server 1 down' });
  await down.focus();
  await page.keyboard.press('Enter');
  await saved(page, 2);
  await expect(down).toBeFocused();
});

test('a selection survives changes and a reload', async ({ page }) => {
  await startDesigner(page);
  await select(page, 'zs1');
  await page.keyboard.press('Alt+ArrowRight');
  await saved(page, 2);
  await expect(card(page, 'zs1')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(card(page, 'zs1')).toHaveAttribute('aria-pressed', 'true');
  await expect(inspector(page).getByLabel('Name', { exact: true })).toHaveValue('Zone Server 1');
  await expect(flowRows(page, 'Zone Server 1').first()).toBeVisible();
});
