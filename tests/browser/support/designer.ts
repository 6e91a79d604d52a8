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
