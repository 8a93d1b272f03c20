/** Words of language models at work. */
import { text } from '../../engine/text.ts';
import type { TermText } from './term-text.ts';

export const LANGUAGE = {
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
