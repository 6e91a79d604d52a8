/** What a person does in the designer, in the words that the pages use. */

import { type Locator, type Page } from '@playwright/test';
import { expect } from './test.ts';

/** What a deployment is called that starts from the first reference topology. */
export const REFERENCE = 'Windows active-active with Zone Servers';

/** Starts a deployment from the reference topology; gives the designer's path. */
export async function startFromReference(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Start from this: Windows, active-active with Zone Servers' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(REFERENCE);
  return new URL(page.url()).pathname;
}

/** Starts from the first reference topology and waits until the script is there; gives the designer's path. */
export async function startDesigner(page: Page): Promise<string> {
  const designer = await startFromReference(page);
  await live(page);
  return designer;
}

/** Waits until the script is there, and the picture stands still. */
export async function live(page: Page): Promise<void> {
  await expect(page.locator('#designer')).toHaveClass(/has-script/);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** The card of a component in the picture. */
export function card(page: Page, id: string): Locator {
  return page.locator(`#c-${id}`);
}

/** Waits until a version is saved, and shown. */
export function saved(page: Page, version: number): Promise<void> {
  return expect(page.locator('#designer-status')).toHaveText(`Saved · v${version}`);
}

/** What the status chip says. */
export function status(page: Page): Locator {
  return page.locator('#designer-status');
}

/** Selects a component and gives it a name, as F2 does. */
export async function rename(page: Page, id: string, name: string): Promise<void> {
  await card(page, id).click();
  await page.keyboard.press('F2');
  const field = page.getByRole('dialog', { name: 'Rename' }).getByLabel('Name', { exact: true });
  await field.fill(name);
  await field.press('Enter');
}

/** The form of the selected component beside the picture. */
export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Selected component' });
}

/** The dialog in which the server has its say. */
export function answer(page: Page): Locator {
  return page.getByRole('dialog', { name: 'What the server says' });
}

export interface Point {
  x: number;
  y: number;
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return box;
}

export async function middle(locator: Locator): Promise<Point> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A free place at the lower edge of a zone. */
export async function freePlace(page: Page, zone: string): Promise<Point> {
  const box = await boxOf(page.locator(`#z-${zone}`));
  return { x: box.x + 12, y: box.y + box.height - 8 };
}

/** Drags with the pointer, slowly enough for the server's verdict to arrive; does not let go. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  const judged = page.waitForResponse((answer) => answer.url().includes('/places?'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 10, { steps: 3 });
  await judged;
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

/** Opens the form for a new component of a role. */
export async function openNewComponent(page: Page, role: string): Promise<void> {
  // With script a click takes the role up, to be put into the picture; the form is where the link leads.
  const link = page.getByRole('group', { name: 'Add:' }).getByRole('link', { name: role, exact: true });
  await page.goto((await link.getAttribute('href')) ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Add: ${role}`);
}

/** Places a Zone Server in the DMZ's front network. */
export async function addZoneServer(page: Page, name: string, address: string): Promise<void> {
  await openNewComponent(page, 'Zone Server');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Place').selectOption({ label: 'DMZ › DMZ front' });
  await page.getByLabel('Addresses').fill(address);
  await save(page);
  await expect(componentRow(page, name)).toBeVisible();
}

export function save(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Save' }).click();
}

/** The row of a component in the tables of zones and networks. */
export function componentRow(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** The rows of the flow table that name a component at either end. */
export function flowRows(page: Page, name: string): Locator {
  return page.getByRole('table', { name: /network flows/ }).locator('tbody tr', { hasText: name });
}

/** Opens one of the tabs of a deployment. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Deployment', exact: true }).getByRole('link', { name }).click();
}

/** Makes a link on the sharing page; gives its address. */
export async function makeLink(page: Page, right: 'view' | 'edit', label: string): Promise<string> {
  await openTab(page, 'Sharing');
  await page.getByLabel('Right').selectOption(right);
  await page.getByLabel('Label').fill(label);
  await page.getByRole('button', { name: 'Create link' }).click();
  return page.getByLabel('Your new link').inputValue();
}
