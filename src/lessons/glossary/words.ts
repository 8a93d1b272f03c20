/** What the glossary says of itself: files of their own tell it to search engines as well. */
import { text } from '../text.ts';

export const GLOSSARY = {
  title: text('Glossary', '术语表'),
  lede: text(
    'The words of GPUs and of measuring, in plain language: what each means, what the four makers call it, and the lessons that need it.',
    '讲 GPU、讲测量要用的词，用平常话说清楚：是什么意思，四家厂商各叫它什么，哪些课用得到。',
  ),
};
