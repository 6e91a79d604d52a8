/** The specs' `test`: each one gets a program of its own with an empty database. */

import { test as base, type BrowserContext } from '@playwright/test';
import { fresh, type Engine } from './database.ts';
import { start, type Access, type Program } from './program.ts';

export { expect } from '@playwright/test';

/** What a project chooses. */
export interface Options {
  engine: Engine;
  access: Access;
}

interface Fixtures {
  program: Program;
  /** Somebody else: a second browser profile that shares nothing with the first. */
  guest: BrowserContext;
}

export const test = base.extend<Options & Fixtures>({
  engine: ['sqlite', { option: true }],
  access: ['local', { option: true }],

  program: async ({ engine, access }, use) => {
    const database = await fresh(engine);
    try {
      const program = await start(database.url, access);
      await use(program);
      await program.stop();
    } finally {
      await database.remove();
    }
  },

  baseURL: async ({ program }, use) => use(program.origin),

  guest: async ({ browser, contextOptions, baseURL, javaScriptEnabled }, use) => {
    const guest = await browser.newContext({ ...contextOptions, baseURL, javaScriptEnabled });
    await use(guest);
    await guest.close();
  },
});
