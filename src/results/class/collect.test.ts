import { expect, test } from 'vitest';
import { randomU32 } from '../../engine/random.ts';
import { workloads } from '../../workloads/registry.ts';
import { shareLink } from '../share/link.ts';
import type { Summary } from '../summary.ts';
import { makeSummary } from '../testing/summaries.ts';
import { sortIn } from './class.ts';
import { findHandIns } from './collect.ts';
import { type Added, entryOf } from './entry.ts';
import { assignmentOfSummary } from './give.ts';
import { digestLink, handInFile, handInLink } from './hand-in.ts';
import type { Assignment } from './model.ts';

const BASE = 'https://example.github.io/lockstep/';
const ADDED: Added = { guess: 12, nickname: null, limits: null, showAdapter: true };

/** Runs of one assignment, on machines of their own. */
const first: Summary = { ...makeSummary(1, { sizes: 3, contenders: 8 }), budgetMs: 20_000 };
const assignment = assignmentOfSummary(first, 'en', null, workloads) as Assignment;
const runs = Array.from({ length: 12 }, (_, at): Summary => {
  const own = makeSummary(at + 1, { sizes: 3, contenders: 8 });
  return { ...own, budgetMs: first.budgetMs, seed: first.seed };
});
const full = (run: Summary, of = assignment) => handInLink(run, of, ADDED, workloads, BASE);
const code = (run: Summary, of = assignment) => {
  const made = digestLink(entryOf(run, of, ADDED), of, workloads, BASE);
  if (!made) throw new Error('It does not fit.');
  return made.link;
};

const EMPTY = { assignment, entries: [], refused: [] };
const collect = (text: string, of: Pick<typeof EMPTY, 'assignment'> & Parameters<typeof sortIn>[0] = EMPTY) => {
  const { found } = findHandIns(text, workloads);
  const sorted = sortIn(of, found, (place) => place);
  return { ...sorted, found: found.length, reasons: sorted.refused.map(({ reason }) => reason) };
};

test('a chat log: every link is found, the rest ignored, the same run counted once', async () => {
  const log = [
    '[08:12] Ms Li: hand in here please',
    `[08:31] Ana: ${full(runs[0])} 😀`,
    `[08:31] Bo: mine: <${code(runs[1])}>, hope it works`,
    '[08:32] Cy: what is #/class/h/ for? and https://example.org/#/r/',
    `[08:33] Ana: again (${full(runs[0])}).`,
    `[08:34] Di: [my result](${full(runs[2])})`,
    `[08:35] Eve: ${await shareLink(runs[3], BASE)}`,
  ].join('\n');
  expect(collect(log)).toMatchObject({ added: 4, known: 0, refused: [] });
  expect(collect(`${log}\n${code(runs[0])}`)).toMatchObject({ added: 4, known: 1 });
});

test('an address that holds several results is all of them', async () => {
  const links = await Promise.all([runs[3], runs[4], runs[5]].map((run) => shareLink(run, BASE)));
  const [first, second, third] = links.map((link) => link.split('#/r/')[1]);
  expect(collect(`all of mine: ${BASE}#/r/${first},${second},${third}, thanks`)).toMatchObject({
    added: 3,
    refused: [],
  });
  const column = [`Ana,${links[0]},3.14`, `Bo,${links[1]},2.71`].join('\n');
  expect(collect(column)).toMatchObject({ added: 2, refused: [] });
});

const wrapped = (text: string, width: number, before: string, after: string) =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`${after}\n${before}`);

test.each([
  ['at 72 letters, as mail does', (text: string) => wrapped(text, 72, '', '')],
  ['with a mark of quotation before each line', (text: string) => `> ${wrapped(text, 70, '> ', '')}`],
  ['in mail’s own code', (text: string) => wrapped(text, 75, '', '=')],
  ['by windows, indented', (text: string) => wrapped(text, 60, '    ', '  ').replaceAll('\n', '\r\n')],
  ['with unseen characters in it', (text: string) => wrapped(text, 40, '', '\u200b').replaceAll('\n', '')],
  ['with its marks encoded', (text: string) => encodeURIComponent(text)],
])('a link that is broken: %s', (_, broken) => {
  const text = `Hello,\n\n${broken(full(runs[0]))}\n\nRegards\nAna\n\n${broken(code(runs[1]))}\nBo`;
  expect(collect(text)).toMatchObject({ added: 2, refused: [] });
});

test('a column of a table, links one below the other', () => {
  const column = runs.map((run, at) => (at % 2 ? code(run) : full(run)));
  expect(collect(column.join('\n'))).toMatchObject({ added: 12 });
  expect(collect(column.map((link, at) => `${at}\t${link}\tok`).join('\r\n'))).toMatchObject({ added: 12 });
  expect(collect(column.map((link) => `"${link}"`).join(','))).toMatchObject({ added: 12 });
});

test('a whole result takes the place of its code, in either order', () => {
  const one = collect(code(runs[0]));
  expect(one).toMatchObject({ added: 1, replaced: 0 });
  const both = collect(`${code(runs[0])} ${full(runs[0])}`);
  expect(both).toMatchObject({ added: 1, replaced: 1, keep: [{ text: `h/${full(runs[0]).split('#/class/h/')[1]}` }] });
  expect(collect(`${full(runs[0])} ${code(runs[0])}`)).toMatchObject({ added: 1, replaced: 0, known: 1 });
});

test('files that students saved', () => {
  expect(collect(handInFile(full(runs[0])))).toMatchObject({ added: 1 });
});

test('another plan, seed or version, and what is damaged: refused with its reason, and the others stay', async () => {
  const otherPlan = { ...assignment, seconds: 30 };
  const otherSeed = { ...assignment, seed: (assignment.seed + 1) % 2 ** 32 };
  const good = full(runs[0]);
  const damaged = code(runs[2]).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const newer = good.replace('#/class/h/1.', '#/class/h/7.');
  const text = [good, full(runs[1], otherPlan), code(runs[3], otherSeed), damaged, newer, full(runs[4])].join(' \n ');
  expect(collect(text)).toMatchObject({ added: 2, reasons: ['plan', 'seed', 'damaged', 'newer'] });
  const foreign = await Promise.all(
    [
      { ...runs[5], seed: 1 },
      { ...runs[5], budgetMs: 60_000 },
      { ...runs[5], measurements: runs[5].measurements.slice(1) },
    ].map((run) => shareLink(run, BASE)),
  );
  expect(collect(foreign.join('\n'))).toMatchObject({ added: 0, reasons: ['seed', 'plan', 'plan'] });
  const keyed = sortIn(EMPTY, findHandIns(text, workloads).found, (place) => place);
  expect(keyed.keep).toHaveLength(6);
});

test('nothing is said to be found where there is nothing', () => {
  for (const text of ['', 'Hello', '#/class/h/', 'https://example.org/#/lab/matmul', `${BASE}#/class/a/1.AAAA`]) {
    expect(collect(text)).toMatchObject({ found: 0, added: 0, refused: [] });
  }
});

test('two hundred links of a mail that is broken at every line are all found', () => {
  const many = Array.from({ length: 200 }, (_, at) => {
    const run = { ...runs[at % runs.length], startedAt: new Date(1_790_000_000_000 + 1000 * at).toISOString() };
    return wrapped(at % 2 ? code(run) : full(run), 76, '', '');
  });
  expect(collect(many.join('\n'))).toMatchObject({ added: 200, refused: [] });
});

test('10,000 hostile chat logs: a plain answer each time', () => {
  const next = randomU32(20_261_127, 5);
  const below = (limit: number) => next() % limit;
  const pieces = [
    full(runs[0]),
    code(runs[1]),
    '#/class/h/1.',
    '#/r/2.',
    '#/class/h/999999.',
    '\n',
    '\r\n> ',
    ' ',
    '=\n',
    '\u200b',
    '\u202e',
    'A'.repeat(300),
    '_-_-_-',
    '#/#/#/class/h/#/r/',
    '%23%2F',
    '\ud800',
  ];
  for (let turn = 0; turn < 10_000; turn++) {
    const log = Array.from({ length: 1 + below(8) }, () => {
      const piece = pieces[below(pieces.length)];
      const from = below(3) ? 0 : below(piece.length);
      return piece.slice(from, below(3) ? undefined : from + below(piece.length));
    }).join('');
    const { added, known, replaced, refused, found, keep } = collect(log);
    expect(added + known + replaced + refused.length).toBe(found);
    expect(keep.length).toBeLessThanOrEqual(found);
    for (const { text } of refused) {
      expect(text.en).not.toBe('');
      expect(text['zh-CN']).not.toBe('');
    }
  }
});

test('a text that is made to take for ever is cut off, and says so', () => {
  const starts = '#/class/h/1.AAAA\n'.repeat(20_000);
  expect(findHandIns(starts, workloads).found).toHaveLength(1);
  const distinct = Array.from({ length: 5000 }, (_, at) => `#/class/h/1.AAAA${at}`).join(' ');
  const { found, cutOff } = findHandIns(distinct, workloads);
  expect(cutOff).toBe(true);
  expect(found.length).toBeLessThanOrEqual(2000);
  // One link that could end at any of thousands of lines.
  const lines = `#/class/h/1.${'AbCd\n'.repeat(30_000)}`;
  expect(findHandIns(lines, workloads).found).toHaveLength(1);
  expect(findHandIns(' '.repeat(3_000_000), workloads).found).toEqual([]);
});
