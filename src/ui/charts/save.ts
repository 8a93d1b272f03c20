/** What the save menu makes. Every writer is loaded when it is first used. */
import type { Locale } from '../../i18n/index.ts';
import { type ExportKind, exportName } from '../../results/export/file-name.ts';
import type { Summary } from '../../results/summary.ts';
import { rootAddress } from '../frame/root-address.ts';
import { download } from '../share/download.ts';
import { loaded } from '../share/saving.ts';

export type TextKind = Exclude<ExportKind, 'png'>;

const TYPES: Readonly<Record<TextKind, string>> = {
  csv: 'text/csv;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  json: 'application/json',
};

/** @param own measured here, not read from a link or a file @returns the file's name */
export async function saveText(kind: TextKind, summary: Summary, own: boolean, locale: Locale): Promise<string> {
  const text = await textOf(kind, summary, own, locale);
  // Spreadsheet programs take a CSV file for UTF-8 only when it begins with a byte order mark.
  const parts = kind === 'csv' ? ['\ufeff', text] : [text];
  const name = exportName(summary, kind);
  download(new Blob(parts, { type: TYPES[kind] }), name);
  return name;
}

async function textOf(kind: TextKind, summary: Summary, own: boolean, locale: Locale): Promise<string> {
  if (kind === 'csv') return (await loaded(import('../../results/export/csv.ts'))).toCsv(summary, own);
  if (kind === 'md') return (await loaded(import('../../results/export/markdown.ts'))).toMarkdown(summary, own, locale);
  const [{ toCliJson }, { shareLink }] = await loaded(
    Promise.all([import('../../results/cli-json.ts'), import('../../results/share/link.ts')]),
  );
  const link = await shareLink(summary, rootAddress());
  return `${JSON.stringify(toCliJson(summary, link, own), null, 2)}\n`;
}

/** Controls, what is switched off, and what only shows while a pointer is there. */
const LEFT_OUT = '[data-not-in-picture], [aria-pressed="false"], .recharts-tooltip-wrapper';
const SHARPNESS = 2;

/** The figure as it stands, without its controls, on its own background. @returns the file's name */
export async function savePicture(figure: HTMLElement, name: string): Promise<string> {
  const { domToBlob } = await loaded(import('modern-screenshot'));
  // A copy out of sight: taking the controls out of the figure itself would be seen.
  const stage = document.createElement('div');
  stage.className = 'picture-stage';
  stage.inert = true;
  const copy = figure.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  copy.style.width = `${figure.offsetWidth}px`;
  stage.append(copy);
  (figure.parentElement ?? document.body).append(stage);
  try {
    const backgroundColor = getComputedStyle(copy).backgroundColor;
    const blob = await domToBlob(copy, { scale: SHARPNESS, type: 'image/png', backgroundColor, font: false });
    download(blob, name);
    return name;
  } finally {
    stage.remove();
  }
}
