/** Answers that arrive in another order than they were asked for: what was asked last counts. */

import type { Page } from '@playwright/test';
import { card, inspector, rename, saved, startDesigner } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

/** Holds back the next answer to a question; what it gives lets the answer go, and waits until it has been taken. */
async function holdBack(page: Page, question: string): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const answered = page.waitForResponse(question);
  await page.route(
    question,
    async (route) => {
      const answer = await route.fetch();
      await released;
      await route.fulfill({ response: answer });
    },
    { times: 1 },
  );
  return async () => {
    release();
    await (await answered).finished();
    // What a page does with an answer is done before it draws the next frame but one.
    await page.evaluate(() => {
      const next = (): Promise<number> => new Promise(requestAnimationFrame);
      return next().then(next);
    });
  };
}

test('a verdict on a role that is no longer chosen says nothing of the one that is', async ({ page }) => {
  await startDesigner(page);
  const letGo = await holdBack(page, '**/places?role=tanium-server');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Add …' });
  await dialog.getByLabel('Role').selectOption('Zone Server');
  await dialog.getByLabel('Place').selectOption({ label: 'DMZ' });
  await expect(dialog.getByRole('status')).not.toBeEmpty();
  const said = await dialog.getByRole('status').textContent();
  await letGo();
  await expect(dialog.getByLabel('Place').locator('option:checked')).toHaveText('DMZ');
  await expect(dialog.getByRole('status')).toHaveText(said ?? '');
  await dialog.getByRole('button', { name: 'Add …' }).click();
  await saved(page, 2);
  await expect(page.locator('#dg-cards [data-component^=zone-server]')).toHaveAttribute('data-zone', 'dmz');
});

test('a form beside the picture that was asked for before a change does not come back after it', async ({ page }) => {
  await startDesigner(page);
  const letGo = await holdBack(page, '**/components/zs1');
  await card(page, 'zs1').click();
  await rename(page, 'zs1', 'North');
  await saved(page, 2);
  const name = inspector(page).getByLabel('Name', { exact: true });
  await expect(name).toHaveValue('North');
  await letGo();
  await expect(name).toHaveValue('North');
});
