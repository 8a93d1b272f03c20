/** What language models are made of, and what they do. */
import { text } from '../../engine/text.ts';
import type { TermText } from './term-text.ts';

export const LANGUAGE = {
  token: {
    title: text('Token', 'token（词元）'),
    text: text(
      'The smallest piece of text for a language model: a word, a piece of a word or a character. The model knows a fixed list of them, its vocabulary, and handles each by its number in that list.',
      '语言模型眼里最小的一段文字：一个词、词的一部分或一个字，也叫词元。模型认得的 token 有一张固定的表，叫词表；每个 token 都用它在表里的编号来代表。',
    ),
  },
  attention: {
    title: text('Attention', '注意力'),
    text: text(
      'The part of a Transformer in which a token takes in something of the tokens before it: scores say how much of each. It is done by several heads side by side, each with scores of its own.',
      'Transformer 里让一个 token 从前面的 token 取来信息的部分：从每个取多少，由打分决定。有好几个头并排做这件事，各打各的分。',
    ),
  },
  softmax: {
    title: text('Softmax', 'softmax'),
    text: text(
      'Turns any numbers into shares that add up to 1: each becomes an exponential, and is divided by the sum of all. The largest number gets the largest share.',
      '把任意一组数变成加起来等于 1 的份额：每个数先取指数，再除以所有指数的和。数越大，份额越大。',
    ),
  },
  prefill: {
    title: text('Prefill', '预填充（prefill）'),
    text: text(
      'Taking in a prompt: all of its tokens go through the model side by side, so that each weight that is read is used for all of them.',
      '读入提示词：所有 token 并排通过模型，读进来的每个权重，大家都用得上。',
    ),
  },
  decode: {
    title: text('Decode', '解码（decode）'),
    text: text(
      'Writing an answer one token after the other. Each goes through the model alone, because the next one depends on it.',
      '一个 token 接一个 token 地写回答。每个都单独通过模型，因为下一个要看这一个。',
    ),
  },
  'kv-cache': {
    title: text('KV cache', 'KV 缓存'),
    text: text(
      'What attention has to know of earlier tokens, their keys and values. It is kept, so that it need not be computed again for every new token.',
      '注意力要用到的、前面各个 token 的键和值。存着不扔，写新 token 时就不必重算。',
    ),
  },
} as const satisfies Readonly<Record<string, TermText>>;
