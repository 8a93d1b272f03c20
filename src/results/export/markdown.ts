/** A summary as a Markdown table (GitHub's dialect), for issues and chats: readable by itself, machine named. */
import { warningText } from '../../engine/bench/warnings.ts';
import type { Locale, SecondGpu } from '../../engine/contract.ts';
import { isEdit } from '../../engine/edit-name.ts';
import { adapterOf, gpuName } from '../adapter-name.ts';
import { checkedBy } from '../checked.ts';
import { intervalText, isMeasuredEndToEnd, timeOf } from '../contest.ts';
import type { Summary, SummaryEnvironment, SummaryRow } from '../summary.ts';

/** @param own measured here, not read from a link or a file */
export function toMarkdown(summary: Summary, own: boolean, locale: Locale = 'en'): string {
  const texts = TEXTS[locale];
  const header = texts.columns;
  const align = header.map((_, index) => (index < 2 ? '---' : '---:'));
  const rows = summary.measurements.map((row) => cellsOf(row, own, texts, locale));
  const notes = notesOf(summary.measurements, locale);
  return [
    ...machineLines(summary, texts, locale),
    '',
    ...[header, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    own ? texts.legend : texts.reported,
    ...(summary.measurements.some((row) => row.endToEndMs && !isMeasuredEndToEnd(row)) ? [texts.sumNote] : []),
    ...(notes.length ? ['', ...notes] : []),
    '',
  ].join('\n');
}

function machineLines({ startedAt, environment, budgetMs, seed }: Summary, texts: Texts, locale: Locale): string[] {
  const { browser, os, cores, adapter, secondAdapter, lockstep } = environment;
  const lines = [
    `**Lockstep**${lockstep === undefined ? '' : ` ${plain(lockstep)}`} · ${startedAt}`,
    '',
    `- ${texts.adapter}${adapterText(environment, undefined, texts, locale)}`,
    ...(secondAdapter ? [`- ${texts.second}${adapterText(environment, 'second', texts, locale)}`] : []),
    `- ${texts.machine(plain(browser), plain(os), cores)}`,
    `- ${texts.protocol(budgetMs / 1000, seed)}`,
  ];
  return adapter?.software || secondAdapter?.software ? [...lines, '', `> ${texts.software}`] : lines;
}

function adapterText(
  environment: SummaryEnvironment,
  gpu: SecondGpu | undefined,
  texts: Texts,
  locale: Locale,
): string {
  const adapter = adapterOf({ gpu }, environment);
  if (!adapter) return texts.noAdapter;
  return plain(gpuName(environment, gpu, locale)) + (adapter.software ? texts.softwareMark : '');
}

function cellsOf(row: SummaryRow, own: boolean, texts: Texts, locale: Locale): string[] {
  // The case itself names a text of one's own.
  const built = row.build === undefined || isEdit(row.build) ? '' : ` (${plain(row.build)})`;
  const id = `${code(row.case)}${built}`;
  const { kernelMs } = row;
  const endToEnd = timeOf(row, 'endToEnd');
  const sum = isMeasuredEndToEnd(row) ? '' : texts.sumMark;
  if (!kernelMs) {
    const why = row.reason ? `${texts.colon}${plain(row.reason.text[locale])}` : '';
    return [id, row.on ?? '–', `${texts.status[row.status]}${why}`, '', '', '', '', ''];
  }
  return [
    id,
    row.on ?? '–',
    digits(kernelMs.median),
    intervalText(kernelMs, digits, locale, '–') ?? '',
    String(kernelMs.samples),
    endToEnd ? `${digits(endToEnd.median)}${sum}` : '',
    row.gflops === null ? '' : digits(row.gflops),
    checkedBy(row, own) === 'no' || row.maxError === null ? texts.unchecked : row.maxError.toExponential(1),
  ];
}

/** Each warning once, with the cases that it is about. */
function notesOf(rows: readonly SummaryRow[], locale: Locale): string[] {
  const cases = new Map<string, string[]>();
  for (const { case: id, warnings } of rows) {
    for (const warning of warnings) {
      const text = warningText(warning)[locale];
      cases.set(text, [...(cases.get(text) ?? []), code(id)]);
    }
  }
  return [...cases].map(([text, ids]) => `- ${ids.join(', ')}${TEXTS[locale].colon}${plain(text)}`);
}

/** Three significant digits, never an exponent. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(12, Math.max(0, 2 - exponent)));
}

/** Text of another machine: no markup, no line break, no cell of its own. */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&')
    .trim();

/** Case ids hold none of the characters that end a code span or a cell; anything else is dropped. */
const code = (id: string) => `\`${id.replace(/[^\w@:=,.*~-]/g, '')}\``;

interface Texts {
  readonly columns: readonly string[];
  readonly adapter: string;
  readonly second: string;
  readonly noAdapter: string;
  readonly softwareMark: string;
  readonly software: string;
  readonly legend: string;
  /** The same of what a link or a file says. */
  readonly reported: string;
  readonly unchecked: string;
  readonly sumMark: string;
  readonly sumNote: string;
  readonly colon: string;
  readonly status: Readonly<Record<SummaryRow['status'], string>>;
  machine(browser: string, os: string, cores: number): string;
  protocol(seconds: number, seed: number): string;
}

const TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    columns: ['case', 'on', 'kernel, ms', '95% interval, ms', 'samples', 'end to end, ms', 'GFLOP/s', 'max error'],
    adapter: 'GPU: ',
    second: 'second GPU (`~second`): ',
    noAdapter: 'none',
    softwareMark: ' (software adapter)',
    software: 'Software adapter: this GPU is your CPU.',
    legend:
      'Median per iteration; every result was verified, before it was timed and as it was timed. End to end: upload, kernel and readback measured as one.',
    reported:
      'Reported by the sender, not measured here: that results were verified is the sender’s word. Median per iteration. End to end: upload, kernel and readback.',
    unchecked: 'not checked',
    sumMark: ' (sum)',
    sumNote: '(sum): upload + kernel + readback, each timed by itself.',
    colon: ': ',
    status: { ok: 'ok', wrong: 'wrong', unsupported: 'unsupported', failed: 'failed', aborted: 'aborted' },
    machine: (browser, os, cores) => `${browser} on ${os}, ${cores} CPU threads`,
    protocol: (seconds, seed) => `Time budget ${seconds} s, seed ${seed}`,
  },
  'zh-CN': {
    columns: ['项目', '运行于', '内核（ms）', '95% 区间（ms）', '样本数', '端到端（ms）', 'GFLOP/s', '最大误差'],
    adapter: 'GPU：',
    second: '第二个 GPU（`~second`）：',
    noAdapter: '无',
    softwareMark: '（软件适配器）',
    software: '软件适配器：这个 GPU 其实是 CPU。',
    legend: '每次迭代用时的中位数；结果在计时前核对过，计时的那一批也核对过。端到端：上传、内核、取回作为整体测得。',
    reported:
      '由对方报告，并非在这里测得：结果是否核对过，只有对方的说法。数字是每次迭代用时的中位数。端到端：上传、内核、取回。',
    unchecked: '未核对',
    sumMark: '（合计）',
    sumNote: '（合计）：上传 + 内核 + 取回，三者分别计时后相加。',
    colon: '：',
    status: { ok: '正常', wrong: '结果有误', unsupported: '不支持', failed: '失败', aborted: '中止' },
    machine: (browser, os, cores) => `${browser}，${os}，${cores} 个 CPU 线程`,
    protocol: (seconds, seed) => `最多用时 ${seconds} 秒，种子 ${seed}`,
  },
};
