/** Reads a downloaded rule spreadsheet as the firewall team would. */

import type { Download } from '@playwright/test';
import readSheets from 'read-excel-file/node';

/** A row of the sheet "Rules", by the columns' headings. */
export type Rule = Record<string, string>;

export interface Workbook {
  sheets: string[];
  rules: Rule[];
}

export async function read(download: Download): Promise<Workbook> {
  const sheets = await readSheets(await download.path());
  const rows = sheets.find(({ sheet }) => sheet === 'Rules')?.data ?? [];
  const [headings = [], ...rest] = rows.map((row) => row.map((cell) => String(cell ?? '')));
  const rules = rest.map((row) => Object.fromEntries(row.map((cell, at) => [headings[at] ?? '', cell])));
  return { sheets: sheets.map(({ sheet }) => sheet), rules };
}
