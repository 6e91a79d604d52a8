/** The main job, as somebody new to Portolan does it. */

import {
  addZoneServer,
  componentRow,
  flowRows,
  makeLink,
  openTab,
  REFERENCE,
  startFromReference,
} from '../support/designer.ts';
import { read } from '../support/spreadsheet.ts';
import { expect, test } from '../support/test.ts';

/** The paths of everything that changes a deployment. */
const EDITING = /\/(components|networks|zones|extra-flows|settings|sharing)/;

test('from the first page to a rule spreadsheet', async ({ page }) => {
  await startFromReference(page);
  await expect(componentRow(page, 'Zone Server 2')).toBeVisible();
  await expect(flowRows(page, 'Zone Server 3')).toHaveCount(0);

  await test.step('a third Zone Server brings its flows and is in the picture', async () => {
    await addZoneServer(page, 'Zone Server 3', '192.0.2.13');
    await expect(flowRows(page, 'Zone Server 3')).toHaveText([
      /Roaming clients.*Zone Server 3.*192\.0\.2\.13.*TCP.*17472/s,
      /Hub 1.*Zone Server 3.*192\.0\.2\.13.*TCP.*17472/s,
      /Hub 2.*Zone Server 3.*192\.0\.2\.13.*TCP.*17472/s,
    ]);
    await expect(page.getByRole('region', { name: 'Picture' })).toContainText('Zone Server 3');
  });

  await test.step('the spreadsheet has its rules', async () => {
    await openTab(page, 'Exports');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download XLSX' }).click();
    const workbook = await read(await downloading);
    expect(workbook.sheets).toEqual(['Rules', 'Request', 'Objects', 'Findings', 'Legend']);
    const columns = ['Source zone', 'Source name', 'Destination zone', 'Destination address', 'Protocol', 'Port'];
    const rules = workbook.rules.filter((rule) => rule['Destination name'] === 'Zone Server 3');
    expect(rules.map((rule) => columns.map((column) => rule[column]))).toEqual([
      ['Core', 'Hub 1', 'DMZ', '192.0.2.13', 'tcp', '17472'],
      ['Core', 'Hub 2', 'DMZ', '192.0.2.13', 'tcp', '17472'],
      ['Internet', 'Roaming clients', 'DMZ', '192.0.2.13', 'tcp', '17472'],
    ]);
    expect(workbook.rules.some((rule) => rule['Source name'] === 'Zone Server 3')).toBe(false);
  });
});

test('a view link shows everything and changes nothing', async ({ page, guest }) => {
  const designer = await startFromReference(page);
  const link = await makeLink(page, 'view', 'Firewall team');
  const visitor = await guest.newPage();

  await test.step('a colleague sees the deployment as it is now', async () => {
    await page.goto(designer);
    await addZoneServer(page, 'Zone Server 3', '192.0.2.13');
    await visitor.goto(link);
    await expect(visitor).not.toHaveURL(/\/s\//);
    await expect(componentRow(visitor, 'Zone Server 3')).toBeVisible();
    await expect(flowRows(visitor, 'Zone Server 3')).toHaveCount(3);
  });

  await test.step('no page of it has anything to change it with', async () => {
    for (const tab of ['Overview', 'Flows', 'Exports', 'History']) {
      await openTab(visitor, tab);
      await expect(visitor.locator('form[method=post]')).toHaveCount(0);
      const links = visitor.getByRole('link');
      const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
      expect(paths.filter((path) => EDITING.test(path))).toEqual([]);
    }
    for (const page of ['/settings', '/sharing', '/components/zs1']) {
      expect((await visitor.goto(designer + page))?.status()).toBe(403);
    }
  });

  await test.step('what is posted all the same is refused', async () => {
    await visitor.goto('/');
    const csrf = await visitor.locator('input[name=csrf]').first().inputValue();
    for (const action of ['/components/zs1/remove', '/settings', '/links', '/undo', '/delete']) {
      const answer = await guest.request.post(designer + action, { form: { csrf, base: '2', name: 'Taken over' } });
      expect([action, answer.status()]).toEqual([action, 403]);
      expect(await answer.text()).toContain('You can look at this deployment, not change it.');
    }
    await page.goto(designer);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(REFERENCE);
    await expect(componentRow(page, 'Zone Server 1')).toBeVisible();
  });

  await test.step('revoking it ends it at once', async () => {
    await openTab(page, 'Sharing');
    await page.getByRole('row', { name: 'Firewall team' }).getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByRole('row', { name: 'Firewall team' })).toContainText('revoked');
    for (const gone of [link, designer, `${designer}/view`, `${designer}/flows`, `${designer}/exports/xlsx`]) {
      expect([gone, (await guest.request.get(gone)).status()]).toEqual([gone, 404]);
    }
  });
});

test('an edit link lets a colleague draft along', async ({ page, guest }) => {
  const designer = await startFromReference(page);
  const link = await makeLink(page, 'edit', 'The other architect');
  const colleague = await guest.newPage();
  await colleague.goto(link);
  await addZoneServer(colleague, 'Zone Server 3', '192.0.2.13');
  await page.goto(designer);
  await expect(componentRow(page, 'Zone Server 3')).toBeVisible();
});
