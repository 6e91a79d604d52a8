/** Somebody new, without reading anything: by pointer, and by keyboard alone as a screen reader tells it. */

import type { Page } from '@playwright/test';
import { card, drag, flowRows, freePlace, middle, saved } from '../support/designer.ts';
import { read } from '../support/spreadsheet.ts';
import { expect, test } from '../support/test.ts';

/** What the toolbar's region says that takes the last change back. */
const undo = (page: Page) => page.locator('#undo');

async function startEmpty(page: Page, platform: string): Promise<void> {
  await page.goto('/');
  const empty = page.getByRole('region', { name: 'Start empty' });
  await empty.getByLabel('Name').fill('Harbour');
  await empty.getByLabel('Platform').selectOption(platform);
  await empty.getByRole('button', { name: 'Create' }).click();
  await expect(page.locator('#designer')).toHaveClass(/has-script/);
}

test('a Zone Server in the DMZ and roaming clients: the rules follow while one looks', async ({ page }) => {
  await startEmpty(page, 'Windows');
  await expect(page.getByText('Select a component to edit it here.')).toBeVisible();
  const into = async (role: string, zone: string): Promise<void> => {
    await drag(page, await middle(page.locator(`[data-role=${role}]`)), await freePlace(page, zone));
    await page.mouse.up();
  };
  await into('tanium-server', 'core');
  await saved(page, 2);
  await expect(flowRows(page, '17472')).toHaveCount(0);

  await into('zone-server', 'dmz');
  await saved(page, 3);
  await expect(page.locator('#findings')).toContainText(/warning|error/i);

  await into('zone-server-hub', 'core');
  await saved(page, 4);
  await expect(flowRows(page, 'Zone Server Hub').filter({ hasText: 'Zone Server' }).first()).toContainText('17472');

  await into('client-group', 'internet');
  await saved(page, 5);
  await expect(undo(page)).toContainText('Undo: add');
  await expect(flowRows(page, 'Internet').filter({ hasText: 'Zone Server' }).first()).toContainText('17472');
  await expect(page.locator('#designer-said')).toContainText(/flows? changed/i);
  await expect(page.locator('svg.dg g[data-source][data-destination=zone-server]').first()).toBeAttached();
});

/** Tabs until the focus is on what somebody looks for by its role and name. */
async function tabTo(page: Page, role: string, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press(key);
    // Behind the last of the page's things comes the browser's own.
    if ((await page.locator(':focus').count()) === 0) continue;
    const said = await page.locator(':focus').first().ariaSnapshot();
    const first = said.split('\n')[0] ?? '';
    if (first.includes(`- ${role} `) && name.test(first)) return;
  }
  throw new Error(`no ${role} ${name} can be reached by ${key}`);
}

/** Chooses an option of the list that has the focus, by typing how it begins. */
async function choose(page: Page, label: string): Promise<void> {
  await page.keyboard.type(label);
  const chosen = (list: HTMLSelectElement): string => list.selectedOptions[0]?.text ?? '';
  await expect.poll(() => page.locator(':focus').evaluate(chosen)).toMatch(new RegExp(`^${label}( – |$)`));
}

async function addByKeys(page: Page, role: string, place: string): Promise<void> {
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'Add …' }).getByLabel('Role')).toBeFocused();
  await choose(page, role);
  await page.keyboard.press('Tab');
  await choose(page, place);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the main job with the keyboard alone, from an empty deployment to the spreadsheet', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await tabTo(page, 'textbox', /Name/);
  await page.keyboard.type('Harbour');
  await page.keyboard.press('Enter');
  await expect(page.locator('#designer')).toHaveClass(/has-script/);

  let version = 1;
  for (const [role, place] of [
    ['Tanium Server', 'Core'],
    ['Module Server', 'Core'],
    ['Database server', 'Core'],
    ['Zone Server', 'DMZ'],
    ['Zone Server Hub', 'Core'],
    ['Tanium Clients', 'Internet'],
  ] as const) {
    await addByKeys(page, role, place);
    version += 1;
    await saved(page, version);
    // What has changed is said, with what follows from it.
    await expect(page.locator('#designer-said')).toContainText(/^Done: add .* flows? changed\.$/i);
  }

  // The picture, as a screen reader tells it.
  await page.locator('#picture-frame').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#picture-frame')).toMatchAriaSnapshot(`
    - group "Picture":
      - group "Harbour":
        - group "Connections":
          - 'img "Zone Server Hub to Zone Server: tcp 17472"'
          - 'img "Tanium Clients to Zone Server: tcp 17472"'
        - group "Components":
          - button /^Tanium Server, Core\\. \\d+ flows in/
          - button /^Zone Server, DMZ\\. 2 flows in, 0 out/
          - button /^Tanium Clients, Internet/
  `);
  await expect(card(page, 'zone-server')).toHaveAccessibleName(/Zone Server.*DMZ.*2 flows in/);
  // The rules, too.
  await expect(page.getByRole('table', { name: /network flows/ })).toMatchAriaSnapshot(`
    - table:
      - rowgroup
      - rowgroup:
        - row /Internet.*Zone Server.*DMZ.*17472/
  `);

  await tabTo(page, 'link', /Export the rules/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, 'link', /Download XLSX/);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const workbook = await read(await downloading);
  expect(workbook.rules.some((rule) => rule['Source zone'] === 'Internet' && rule['Port'] === '17472')).toBe(true);
});
