import en from '../../i18n/en/webgpu.ts';
import type { Locale } from '../../i18n/index.ts';
import zhCN from '../../i18n/zh-CN/webgpu.ts';

type Words = Readonly<Record<string, string | undefined>>;

/** By name as WebGPU has it; what is newer than this version has none. */
export const WEBGPU_WORDS: Readonly<Record<Locale, Readonly<Record<keyof typeof en, Words>>>> = { en, 'zh-CN': zhCN };
