/** How the specs run: in Debian's Chromium, one at a time, each as it comes out the first time. */

import { defineConfig } from '@playwright/test';
import type { Options } from './support/test.ts';

/** What a person does; these hold on either database engine, and with and without script. */
const STORIES = [
  'main-job.spec.ts',
  'editing.spec.ts',
  'language.spec.ts',
  'ports.spec.ts',
  'findings.spec.ts',
  'views.spec.ts',
  'history.spec.ts',
  'addresses.spec.ts',
];

/** What several people do at once; it needs script, and holds on either engine. */
const TOGETHER = ['together.spec.ts', 'faults.spec.ts'];
/** What needs a database that several processes share. */
const SHARED = ['processes.spec.ts'];

/** What the designer's script does, which holds in Firefox, too. */
const DESIGNER = ['designer.spec.ts', 'gestures.spec.ts', 'keyboard.spec.ts', 'first-time.spec.ts', 'together.spec.ts'];

/** Nothing but the page asks the network for anything. */
const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: ['--disable-background-networking', '--disable-component-update', '--disable-quic', '--no-first-run'],
};

export default defineConfig<Options>({
  testDir: 'specs',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    launchOptions: CHROMIUM,
  },
  projects: [
    { name: 'sqlite', use: { engine: 'sqlite', access: 'local' }, testIgnore: SHARED },
    { name: 'postgres', use: { engine: 'postgres', access: 'links' }, testMatch: [...STORIES, ...TOGETHER, ...SHARED] },
    {
      name: 'without-script',
      use: { engine: 'sqlite', access: 'links', javaScriptEnabled: false },
      testMatch: STORIES,
      // axe is a script itself.
      grepInvert: /axe finds nothing/,
    },
    {
      name: 'firefox',
      // Debian's own, by the WebDriver BiDi protocol.
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: '/usr/bin/firefox-esr' },
        engine: 'sqlite',
        access: 'local',
      },
      testMatch: DESIGNER,
      // BiDi passes on neither fingers nor double clicks, nor tells a page that it is closed.
      grepInvert: /by touch|double click|each sees who else/,
    },
  ],
});
