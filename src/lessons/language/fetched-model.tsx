import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, LocalText } from '../../engine/contract.ts';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import type { SavedModel } from '../../workloads/language/weights-file.ts';
import { text } from '../text.ts';
import { useShippedModel } from './shipped.ts';

const WORDS = {
  title: text('A trained model', '一个训练好的模型'),
  why: text(
    'What follows needs the weights of a model that was trained on little stories: half a megabyte, fetched once from this site. Nothing you type leaves this machine.',
    '下面要用到一个模型的权重，它是用小故事训练的：约半兆字节，只从本站下载一次。你输入的内容不会离开这台机器。',
  ),
  start: text('Fetch the model', '下载模型'),
  again: text('Try again', '再试一次'),
  failed: text('The model did not arrive', '模型没有下载到'),
};

/** Of a model that was asked for while the page was in that language. */
const ASKED: Readonly<Record<Locale, Readonly<Record<'loading' | 'ready', LocalText>>>> = {
  en: {
    loading: text(
      'The English model that you asked for is still on its way. It stays for when the page is in English; in this language the page needs another.',
      '你要的英文模型还在下载，下载完会留着，页面切回英文时可用。现在的语言需要另一个模型。',
    ),
    ready: text(
      'The English model is here, for when the page is in English; in this language the page needs another.',
      '英文模型已经在这里，页面切回英文时可用。现在的语言需要另一个模型。',
    ),
  },
  'zh-CN': {
    loading: text(
      'The Chinese model that you asked for is still on its way. It stays for when the page is in Chinese; in this language the page needs another.',
      '你要的中文模型还在下载，下载完会留着，页面切回中文时可用。现在的语言需要另一个模型。',
    ),
    ready: text(
      'The Chinese model is here, for when the page is in Chinese; in this language the page needs another.',
      '中文模型已经在这里，页面切回中文时可用。现在的语言需要另一个模型。',
    ),
  },
};

/** The model of the page's language; null until it is there. */
export function useFetchedModel(): SavedModel | null {
  const { state } = useShippedModel(useLocale());
  return state.phase === 'ready' ? state.model : null;
}

/** The offer to fetch the model of the page's language, until it is there; then what needs it. */
export function FetchedModel({ children }: { children: (model: SavedModel) => ReactNode }) {
  const model = useFetchedModel();
  return model ? children(model) : <FetchCard />;
}

/** The offer. */
export function FetchCard() {
  const { t } = useTranslation();
  const say = useLocalText();
  const locale = useLocale();
  const { state, start } = useShippedModel(locale);
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const { phase } = useShippedModel(other).state;
  return (
    <section className="card task" aria-label={say(WORDS.title)}>
      <h2 className="task__title">{say(WORDS.title)}</h2>
      <p>{say(WORDS.why)}</p>
      {(phase === 'loading' || phase === 'ready') && <p>{say(ASKED[other][phase])}</p>}
      {state.phase === 'loading' ? (
        <p className="muted" role="status">
          {t('loading')}
        </p>
      ) : (
        <div className="row">
          <Button look="primary" onClick={oneClick(() => void start())}>
            {say(state.phase === 'failed' ? WORDS.again : WORDS.start)}
          </Button>
        </div>
      )}
      {state.phase === 'failed' && (
        <Notice kind="error" title={say(WORDS.failed)}>
          <p>{say(state.problem)}</p>
        </Notice>
      )}
    </section>
  );
}
