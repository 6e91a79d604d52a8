/** The specs' `test`: each one gets a program of its own with an empty database. */

import { expect, test as base, type BrowserContext } from '@playwright/test';
import { fresh, type Engine, type FreshDatabase } from './database.ts';
import { start, type Access, type Program } from './program.ts';

export { expect };

/** What a project chooses. */
export interface Options {
  engine: Engine;
  access: Access;
}

interface Fixtures {
  database: FreshDatabase;
  program: Program;
  /** What a guest is connected to: on PostgreSQL a second process on the same database, on SQLite the only one. */
  beside: Program;
  /** Somebody else: a second browser profile that shares nothing with the first. */
  guest: BrowserContext;
}

export const test = base.extend<Options & Fixtures>({
  engine: ['sqlite', { option: true }],
  access: ['local', { option: true }],

  database: async ({ engine }, use) => {
    const database = await fresh(engine);
    await use(database);
    await database.remove();
  },

  program: async ({ database, access }, use) => {
    const program = await start(database.url, access);
    await use(program);
    await program.stop();
  },

  beside: async ({ program, database, engine, access }, use) => {
    if (engine === 'sqlite') {
      await use(program);
      return;
    }
    // The first one has made the tables before this one looks for them.
    expect(program.origin).not.toBe('');
    const beside = await start(database.url, access);
    await use(beside);
    await beside.stop();
  },

  baseURL: async ({ program }, use) => use(program.origin),

  guest: async ({ browser, contextOptions, baseURL, javaScriptEnabled }, use) => {
    const guest = await browser.newContext({ ...contextOptions, baseURL, javaScriptEnabled });
    await use(guest);
    await guest.close();
  },
});
