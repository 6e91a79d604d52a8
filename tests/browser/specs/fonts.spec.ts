/** The pages' fonts are those that pictures are laid out with: what fits on the server fits in the browser. */

import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { startFromReference } from '../support/designer.ts';
import { expect, test } from '../support/test.ts';

const SAMPLES = [
  'Zone Server 1, tcp 17472, 10.20.0.0/16',
  'AVATAR Wolke "Tja" fi ffl ff --> J-J',
  'Größe Überprüfung Straßenbüro Ämter Öl',
  'Сервер зоны, Москва и Київ: їґє',
  'Διακομιστής ζώνης Ωμέγα, Αθήνα',
  'Šťastný źdźbło ğış Ñandú œuvre',
];
/** Texts that may turn out narrower than the layout takes them to be, but never wider. */
const BOUNDED = ['東京データセンター', '서울 데이터 센터', '上海数据中心', 'مركز البيانات في دبي', 'מרכז הנתונים'];

/** What the layout allows for a letter that its table lacks. */
const UNLISTED = (2048 * 41) / 40;

/** The widths of the letters in units of the em, as the layout knows them. */
async function table(weight: 'regular' | 'bold'): Promise<Map<number, number>> {
  const url = new URL(`../../../crates/diagram/data/dejavu-sans-${weight}.txt`, import.meta.url);
  const widths = new Map<number, number>();
  for (const line of (await readFile(url, 'utf8')).split('\n')) {
    const [first, entries] = line.split(': ');
    if (line.startsWith('#') || first === undefined || entries === undefined) continue;
    let code = parseInt(first, 16);
    for (const entry of entries.split(' ')) {
      const [width, times] = entry.split('x');
      for (let left = Number(times ?? 1); left > 0; left -= 1) widths.set(code++, Number(width));
    }
  }
  return widths;
}

for (const [weight, css] of [['regular', '400'], ['bold', '700']] as const) {
  test(`${weight} texts are as wide in the browser as in the layout`, async ({ page }) => {
    await startFromReference(page);
    const widths = await table(weight);
    const measured = await page.evaluate(
      async ({ texts, css }) => {
        await document.fonts.ready;
        const svg = document.querySelector('svg.dg');
        const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
        text.setAttribute('font-size', '12');
        text.setAttribute('font-weight', css);
        svg?.append(text);
        return texts.map((sample) => ((text.textContent = sample), text.getComputedTextLength()));
      },
      { texts: [...SAMPLES, ...BOUNDED], css },
    );
    const em = (letter: string): number => widths.get(letter.codePointAt(0) ?? 0) ?? UNLISTED;
    const expected = [...SAMPLES, ...BOUNDED].map((text) => ([...text].reduce((sum, letter) => sum + em(letter), 0) * 12) / 2048);
    for (const [at, sample] of SAMPLES.entries()) {
      expect.soft(Math.abs((measured[at] ?? 0) - (expected[at] ?? 0)), sample).toBeLessThan(0.1);
    }
    for (const [at, sample] of BOUNDED.entries()) {
      expect.soft(measured[SAMPLES.length + at], sample).toBeLessThanOrEqual((expected[SAMPLES.length + at] ?? 0) + 0.1);
    }
  });
}

test('every text of a picture has the room that the layout gave it', async ({ page }) => {
  await startFromReference(page);
  const outside = await page.evaluate(async () => {
    await document.fonts.ready;
    const cards = [...document.querySelectorAll<SVGGElement>('svg .dg-card')];
    return cards.flatMap((card) => {
      const room = card.querySelector<SVGRectElement>('.dg-card-box')?.getBBox();
      const texts = [...card.querySelectorAll<SVGTextElement>('text')];
      return texts.filter((text) => text.getBBox().x + text.getComputedTextLength() > (room?.x ?? 0) + (room?.width ?? 0));
    }).map((text) => text.textContent);
  });
  expect(outside).toEqual([]);
});

test('the fonts are our own, kept for ever, and their licence comes along', async ({ page }) => {
  const loaded: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('.woff2')) {
      loaded.push(answer.headers()['cache-control'] ?? '');
    }
  });
  await page.goto('/');
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((face) => face.status === 'loaded').map((face) => `${face.family} ${face.weight}`);
  });
  expect(faces.map((face) => face.replaceAll('"', '')).sort()).toEqual(['DejaVu Sans 400', 'DejaVu Sans 700']);
  expect(loaded).toEqual(Array(2).fill('public, max-age=31536000, immutable'));

  const style = await page.locator('link[href*="tokens"]').getAttribute('href');
  const [, licence] = /licence: url\("([^"]+)"\)/.exec(await (await page.request.get(style ?? '')).text()) ?? [];
  expect(await (await page.request.get(`/static/${licence}`)).text()).toContain('Bitstream Vera Fonts Copyright');
});

test('the pages’ own styles and scripts are small', async ({ page }) => {
  const files = new Map<string, Promise<Buffer>>();
  page.on('response', (answer) => {
    if (/\.(css|js)$/.test(answer.url())) {
      files.set(answer.url(), answer.body());
    }
  });
  await startFromReference(page);
  await expect(page.locator('#designer')).toHaveClass(/has-script/);
  const bodies = await Promise.all(files.values());
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(files.size).toBeGreaterThan(15);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(60 * 1024);
});
