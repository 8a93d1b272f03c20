/** The pages that have a file of their own in each language, and what others are told of them (prerender.tsx). */

import type { LocalText } from '../engine/contract.ts';
import { text } from '../engine/text.ts';
import en from '../i18n/en/index.ts';
import zh from '../i18n/zh-CN/index.ts';
import { GROUPS } from '../lessons/glossary/groups.ts';
import { GLOSSARY } from '../lessons/glossary/words.ts';
import { LESSONS } from '../lessons/registry.ts';
import { TERMS } from '../ui/terms/terms.ts';
import { PUZZLES } from '../workloads/puzzles/registry.ts';

export interface FilePage {
  readonly route: string;
  /** Of the lesson that the page begins, or null. */
  readonly lesson: string | null;
  readonly title: LocalText;
  /** One or two sentences for search engines and chats. */
  readonly description: LocalText;
}

/** As the catalogue fills a text in. */
const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

export const PAGES: readonly FilePage[] = [
  {
    route: '/',
    lesson: null,
    title: text(en.home.title, zh.home.title),
    description: text(
      'Race your CPU against your GPU, on your own machine: the same work on both, verified, timed, charted and shared.',
      '让自己电脑的 CPU 与 GPU 比一场：同样的计算，先验证，再计时，画成图表，还能分享。',
    ),
  },
  {
    route: '/lab',
    lesson: null,
    title: text(en.lab.title, zh.lab.title),
    description: text(en.lab.lede, zh.lab.lede),
  },
  {
    route: '/lessons',
    lesson: null,
    title: text(en.lessons.contents.title, zh.lessons.contents.title),
    description: text(en.lessons.contents.lede, zh.lessons.contents.lede),
  },
  ...LESSONS.map(({ id, title, summary }) => ({
    route: `/lessons/${id}`,
    lesson: id,
    title,
    description: summary,
  })),
  {
    route: '/puzzles',
    lesson: null,
    title: text(en.puzzles.title, zh.puzzles.title),
    description: text(en.puzzles.lede, zh.puzzles.lede),
  },
  ...PUZZLES.map(({ id, title, task }, place) => ({
    route: `/puzzles/${id}`,
    lesson: null,
    title: text(
      filled(en.puzzles.pageTitle, { number: place + 1, title: title.en }),
      filled(zh.puzzles.pageTitle, { number: place + 1, title: title['zh-CN'] }),
    ),
    description: task,
  })),
  { route: '/glossary', lesson: null, title: GLOSSARY.title, description: GLOSSARY.lede },
  ...GROUPS.flatMap(({ terms }) =>
    terms.map((term) => ({
      route: `/glossary/${term}`,
      lesson: null,
      title: TERMS[term].title,
      description: TERMS[term].text,
    })),
  ),
];
