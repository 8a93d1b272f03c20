import type en from '../en/headline.ts';
import type { Translation } from '../translation.ts';

export default {
  own: {
    gpu: '两边各取最快的相比，GPU 的速度是 CPU 的 {{times}} 倍{{interval}}。',
    cpu: '两边各取最快的相比，CPU 的速度是 GPU 的 {{times}} 倍{{interval}}。',
    tie: '两边各取最快的相比，GPU 与 CPU 打成平手。',
    noisy: '两边各取最快的相比，用时波动太大，分不出 GPU 与 CPU 谁快。',
    unsure:
      '两边各取最快的相比，样本太少，分不出 GPU 与 CPU 谁快：目前“{{first}}”用时 {{one}}，“{{second}}”用时 {{other}}。',
  },
  sender: {
    gpu: '两边各取最快的相比，对方 GPU 的速度是对方 CPU 的 {{times}} 倍{{interval}}。',
    cpu: '两边各取最快的相比，对方 CPU 的速度是对方 GPU 的 {{times}} 倍{{interval}}。',
    tie: '两边各取最快的相比，对方的 GPU 与 CPU 打成平手。',
    noisy: '两边各取最快的相比，用时波动太大，分不出对方的 GPU 与 CPU 谁快。',
    unsure:
      '两边各取最快的相比，样本太少，分不出对方的 GPU 与 CPU 谁快：“{{first}}”用时 {{one}}，“{{second}}”用时 {{other}}。',
  },
  contenders: '“{{first}}”的速度是“{{second}}”的 {{times}} 倍{{interval}}。',
  level: {
    tie: '“{{first}}”与“{{second}}”打成平手。',
    noisy: '用时波动太大，分不出“{{first}}”与“{{second}}”谁快。',
    unsure: '样本太少，分不出“{{first}}”与“{{second}}”谁快：目前是 {{one}} 对 {{other}}。',
  },
  single: '“{{first}}”用时 {{time}}。',
  none: '没有测到任何用时。',
  number: { tie: '平手', noisy: '波动太大', unsure: '样本太少' },
  scale: '越长越快。',
} as const satisfies Translation<typeof en>;
