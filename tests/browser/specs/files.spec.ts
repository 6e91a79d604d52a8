/** SVG files as a browser opens them, without the application around them. */

import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/test.ts';

const ROOT = new URL('../../../crates/', import.meta.url);

/** Ordinary names, and Japanese, German, right-to-left and wide ones of 120 characters. */
const DOCUMENTS = [
  'port-model/topologies/windows-active-active.yaml',
  'port-model/topologies/appliance-active-active.yaml',
  'diagram/tests/fixtures/long-names.yaml',
];

/** What a browser finds out about a picture that it shows. */
interface Shown {
  /** Texts that are drawn beyond the box that they belong to. */
  outside: string[];
  texts: number;
  /** Whether each of the file's own fonts is in use. */
  fonts: string[];
}

/** Measures every text of a card, and of a chip, against its box. */
async function measured(): Promise<Shown> {
  await document.fonts.ready;
  const outside: string[] = [];
  let texts = 0;
  const compare = (text: SVGTextElement, box: SVGGraphicsElement) => {
    const [inner, outer] = [text.getBBox(), box.getBBox()];
    texts += 1;
    const left = inner.x - outer.x;
    const right = outer.x + outer.width - (inner.x + inner.width);
    if (left < -0.5 || right < -0.5) {
      outside.push(`${text.textContent}: ${left.toFixed(1)} ${right.toFixed(1)}`);
    }
  };
  for (const group of document.querySelectorAll('.dg-card')) {
    const box = [...group.querySelectorAll<SVGGraphicsElement>(':scope > .dg-card-box')].at(-1);
    for (const text of group.querySelectorAll('text')) {
      if (box) compare(text, box);
    }
  }
  for (const chip of document.querySelectorAll<SVGGraphicsElement>('.dg-chip, .dg-gate')) {
    const text = chip.nextElementSibling;
    if (text instanceof SVGTextElement) compare(text, chip);
  }
  return { outside, texts, fonts: [...document.fonts].map((font) => font.status) };
}

for (const theme of ['light', 'dark'] as const) {
  test(`a ${theme} file shows every word where the layout put it`, async ({ page, program }, info) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
    for (const name of DOCUMENTS) {
      const data = await readFile(new URL(name, ROOT), 'utf8');
      const headers = { 'Content-Type': 'application/yaml' };
      const address = `${program.origin}/api/v1/diagram.svg?theme=${theme}`;
      const answer = await page.request.post(address, { headers, data });
      expect(answer.status()).toBe(200);
      const file = info.outputPath(`${name.replaceAll('/', '-')}.svg`);
      await writeFile(file, await answer.body());
      await page.goto(pathToFileURL(file).href);
      const { outside, texts, fonts } = await page.evaluate(measured);
      expect(outside, name).toEqual([]);
      expect(texts, name).toBeGreaterThan(20);
      expect(fonts, name).toEqual(['loaded', 'loaded']);
      await page.screenshot({ path: `${file}.png` });
    }
    expect(faults).toEqual([]);
  });
}
