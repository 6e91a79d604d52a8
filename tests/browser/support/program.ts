/** Portolan itself, started on a free port for one test and stopped after it. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Who may see what, as `--access` takes it. */
export type Access = 'local' | 'links';

export interface Program {
  /** Where it answers, such as `http://127.0.0.1:41234`. */
  origin: string;
  stop(): Promise<void>;
  /** Starts it again where it was, after it was stopped. */
  startAgain(): Promise<void>;
}

/** How long the program may take until it listens. */
const PATIENCE = 20_000;

export async function start(database: string, access: Access): Promise<Program> {
  let running = await launch(database, access, '127.0.0.1:0');
  const { origin } = running;
  return {
    origin,
    stop: () => stop(running.child),
    startAgain: async () => {
      running = await launch(database, access, new URL(origin).host);
    },
  };
}

interface Running {
  child: ChildProcess;
  origin: string;
}

async function launch(database: string, access: Access, listen: string): Promise<Running> {
  const program = process.env['PORTOLAN_PROGRAM'];
  if (!program) {
    throw new Error('PORTOLAN_PROGRAM names no program: run the specs by scripts/test-in-browser');
  }
  const args = ['serve', '--listen', listen, '--database', database, '--access', access];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    return { origin: await origin(child), child };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** The address that the program says it listens on. */
function origin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`${why}; it said:\n${said}`));
    const timer = setTimeout(() => fail('the program does not listen'), PATIENCE);
    const hear = (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`the program ended with ${code}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}
