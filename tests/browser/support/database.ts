/** A fresh database of either engine for one test. */

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Engine = 'sqlite' | 'postgres';

export interface FreshDatabase {
  /** The address, as `--database` takes it. */
  url: string;
  remove(): Promise<void>;
}

export function fresh(engine: Engine): Promise<FreshDatabase> {
  return engine === 'sqlite' ? sqlite() : postgres();
}

async function sqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-browser-'));
  return {
    url: `sqlite://${folder}/portolan.db`,
    remove: () => rm(folder, { recursive: true }),
  };
}

/** It goes with its server, which scripts/with-postgres ends. */
async function postgres(): Promise<FreshDatabase> {
  const server = process.env['PORTOLAN_TEST_POSTGRES'];
  if (!server) {
    throw new Error('PORTOLAN_TEST_POSTGRES names no server: run the specs by scripts/test-in-browser');
  }
  const name = `browser_${randomUUID().replaceAll('-', '')}`;
  const create = `CREATE DATABASE ${name}`;
  await promisify(execFile)('psql', ['--no-psqlrc', '--quiet', '--command', create, server]);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, remove: () => Promise.resolve() };
}
