/** A page of another site that shows a part of the app in a frame. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param snippet what its author has put in @returns its folder */
export function schoolPage(outputDir: string, snippet: string): string {
  const folder = join(outputDir, 'school');
  mkdirSync(folder, { recursive: true });
  const head = '<meta charset="utf-8"><title>A school</title><link rel="icon" href="data:,">';
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en">${head}<h1>A school</h1>${snippet}`);
  return folder;
}
