/** The picture in other programs' formats, opened by these programs' own readers. */

import { readdir, readFile } from 'node:fs/promises';
import { D2 } from '@terrastruct/d2';
import { type Page } from '@playwright/test';
import { openTab, startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

const DOCUMENTS = [
  new URL('../../../crates/diagram/tests/fixtures/', import.meta.url),
  new URL('../../../crates/port-model/topologies/', import.meta.url),
];
const MERMAID = new URL('../node_modules/mermaid/dist/mermaid.min.js', import.meta.url).pathname;

/** Everything that means something somewhere, and both other directions of writing. */
const HOSTILE = '"]; <script>alert(1)</script> `%%{init}%%` ${x} | #quot; &amp; \\n {} -- end ]]> مركز 東京';

/** Every topology that the layout is tested with, and one with names that mean something to readers. */
async function documents(): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for (const folder of DOCUMENTS) {
    for (const name of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()) {
      all.push([name, await readFile(new URL(name, folder), 'utf8')]);
    }
  }
  const name = JSON.stringify(HOSTILE);
  const hostile = `portolan: 1
name: ${name}
platform: windows
zones: [{ id: core, kind: core, name: ${name} }, { id: outer, kind: dmz }]
components:
  - { id: end, role: tanium-server, zone: core, name: ${name} }
  - { id: style, role: zone-server, zone: outer, name: ${name} }
  - { id: class, role: zone-server-hub, zone: core, name: ${name} }
`;
  return [...all, ['hostile', hostile]];
}

/** The picture of a document in a format, by the API. */
async function drawn(page: Page, origin: string, format: string, data: string): Promise<string> {
  const headers = { 'Content-Type': 'application/yaml' };
  const answer = await page.request.post(`${origin}/api/v1/diagram.${format}`, { headers, data });
  expect(answer.status()).toBe(200);
  return answer.text();
}

interface Mermaid {
  initialize(options: { startOnLoad: boolean; maxEdges: number; maxTextSize: number }): void;
  render(id: string, text: string): Promise<{ svg: string }>;
}

test('Mermaid draws every picture, with names as they were typed', async ({ page, program }) => {
  test.slow();
  const texts: [string, string][] = [];
  for (const [name, document] of await documents()) {
    texts.push([name, await drawn(page, program.origin, 'mmd', document)]);
  }
  await page.goto('about:blank');
  await page.addScriptTag({ path: MERMAID });
  for (const [name, text] of texts) {
    await test.step(name, async () => {
      const labels = await page.evaluate(async (text) => {
        const { mermaid } = window as unknown as { mermaid: Mermaid };
        mermaid.initialize({ startOnLoad: false, maxEdges: 10_000, maxTextSize: 1_000_000 });
        document.body.innerHTML = (await mermaid.render('drawn', text)).svg;
        const nodes = [...document.querySelectorAll('.node')];
        return nodes.map((node) => node.textContent?.trim() ?? '');
      }, text);
      expect(labels).toHaveLength([...text.matchAll(/^ +c_\w+\["/gm)].length);
      if (name !== 'hostile') return;
      const named = labels.filter((label) => label.replaceAll('\u2060', '').includes(HOSTILE));
      expect(named, labels.join('\n')).toHaveLength(3);
      expect(await page.locator('script:not([src])').filter({ hasText: 'alert(1)' }).count()).toBe(0);
    });
  }
});

test('D2 reads every picture, with names as they were typed', async ({ page, program }) => {
  const d2 = new D2();
  for (const [name, document] of await documents()) {
    await test.step(name, async () => {
      const text = await drawn(page, program.origin, 'd2', document);
      const { diagram } = await d2.compile(text);
      const cards = [...text.matchAll(/^ *"c-[^"]+": "/gm)].length;
      const shapes = diagram.shapes.filter((shape) => /(^|\.)"?c-[^.]*$/.test(shape.id));
      expect(shapes).toHaveLength(cards);
      expect(diagram.connections).toHaveLength([...text.matchAll(/^"[^:]+ <?-> "/gm)].length);
      if (name !== 'hostile') return;
      expect(diagram.shapes.map((shape) => (shape as unknown as { label: string }).label)).toContain(HOSTILE);
    });
  }
});

test('every format is one press away, and the picture opens again', async ({ page }) => {
  await startFromReference(page);
  await openTab(page, 'Exports');
  const pictures = page.getByRole('region', { name: 'Picture' });
  await pictures.getByLabel('Paper (PDF)').selectOption({ label: 'A3, landscape' });
  await pictures.getByLabel('Pages (PDF)').selectOption('tile');
  for (const [name, format] of [['PNG', 'png'], ['draw.io', 'drawio'], ['Mermaid', 'mmd'], ['D2', 'd2']]) {
    const button = pictures.getByRole('button', { name: `Download ${name}` });
    await expect(button).toHaveAttribute('formaction', new RegExp(`/diagram\\.${format}$`));
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pictures.getByRole('button', { name: 'Download draw.io' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('windows-active-active-with-zone-servers.drawio');
  const designer = new URL(page.url()).pathname.replace(/\/exports$/, '');
  const pdf = await page.request.get(`${designer}/diagram.pdf?paper=a3&layout=tile`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const svg = await (await page.request.get(`${designer}/diagram.svg`)).body();
  await page.goto('/');
  await page.getByLabel('File').setInputFiles({ name: 'picture.svg', mimeType: 'image/svg+xml', buffer: svg });
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Windows active-active with Zone Servers');
});
