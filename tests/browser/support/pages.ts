/** Every kind of page, in a state that shows all its parts. */

import type { Page } from '@playwright/test';
import { makeLink, save, startFromReference } from './designer.ts';

export interface Visited {
  name: string;
  /** Brings the browser to the page. */
  open(page: Page): Promise<void>;
}

/** Makes a deployment with something of everything in it; gives its pages. */
export async function everyPage(page: Page): Promise<Visited[]> {
  const designer = await startFromReference(page);
  await addOwnFlow(page, designer);
  const link = await makeLink(page, 'view', 'Firewall team');
  const at = (name: string, path: string): Visited => ({ name, open: async (page) => void (await page.goto(path)) });
  const forms = ['components/new?role=client-group', 'components/ts1', 'networks/new', 'networks/servers', 'zones/new'];
  return [
    at('first page', '/'),
    at('port reference', '/ports'),
    at('answer about a port', '/ports?q=17477'),
    at('changes of the catalogue', '/ports/changes'),
    at('designer', designer),
    at('view', `${designer}/view`),
    ...['flows', 'exports', 'history', 'compare', 'versions/1', 'sharing', 'settings', 'extra-flows/new', ...forms].map((path) =>
      at(path, `${designer}/${path}`),
    ),
    at('designer without findings or flows', await emptyDeployment(page)),
    at('error page', `${designer}/nothing-here`),
    at('opened link', link),
    { name: 'new link', open: async (page) => void (await page.goto(designer), await makeLink(page, 'view', 'Again')) },
    { name: 'acknowledging a finding', open: (page) => acknowledge(page, designer) },
    { name: 'acknowledged finding', open: (page) => acknowledge(page, designer, 'A lab') },
    { name: 'form with mistakes', open: (page) => fillInWrong(page, designer) },
  ];
}

async function addOwnFlow(page: Page, designer: string): Promise<void> {
  await page.goto(`${designer}/extra-flows/new`);
  await page.getByLabel('Source').selectOption({ label: 'Zone Server 1' });
  await page.getByLabel('Destination').selectOption({ label: 'Module Server' });
  await page.getByLabel('Ports').fill('8443, 9443');
  await page.getByLabel('Reason').fill('A check of our own');
  await save(page);
}

async function emptyDeployment(page: Page): Promise<string> {
  await page.goto('/');
  const form = page.getByRole('region', { name: 'Start empty' });
  await form.getByLabel('Name').fill('Empty');
  await form.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/d\//);
  return new URL(page.url()).pathname;
}

/** Opens the form of the first finding; with a reason, fills it in and opens the list again. */
async function acknowledge(page: Page, designer: string, reason?: string): Promise<void> {
  await page.goto(designer);
  await page.getByRole('link', { name: /^Acknowledge/ }).first().click();
  if (reason === undefined) return;
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  // Neither from the list that the address names nor from a click, where the keyboard would go on.
  await page.goto(designer);
  await page.locator('details.acknowledged').evaluate((details: HTMLDetailsElement) => (details.open = true));
}

async function fillInWrong(page: Page, designer: string): Promise<void> {
  await page.goto(`${designer}/components/ts1`);
  await page.getByLabel('Addresses').fill('300.0.0.1');
  await save(page);
  await page.getByRole('alert').waitFor();
}
