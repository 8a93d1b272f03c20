import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { useDownload } from './classroom.ts';
import { type DownloadProblem, PACKED_BYTES } from './pictures.ts';

const WORDS = {
  title: text('7,000 pictures of clothes', '7,000 张服装图片'),
  why: (size: string) =>
    text(
      `The network learns from 6,000 pictures and is tested on 1,000 others. They are a download of ${size}, from the same place as this page; only this lesson needs them.`,
      `网络用 6,000 张图片学习，再用另外 1,000 张来考。图片要从本站下载，共 ${size}，只有这一课用得到。`,
    ),
  start: (size: string) => text(`Download the pictures (${size})`, `下载图片（${size}）`),
  again: text('Try again', '再试一次'),
  progress: text('Progress of the download', '下载进度'),
  of: (done: string, all: string) => text(`${done} of ${all}`, `${done} / ${all}`),
  failed: text('The pictures did not arrive', '图片没有下载到'),
};

const PROBLEMS: Readonly<Record<DownloadProblem, ReturnType<typeof text>>> = {
  unreachable: text(
    'There was no answer: you may be offline. The rest of the lesson works, but nothing can be trained without them. Try again once you are online.',
    '没有收到回应，可能是网络断了。本课其余部分照常可用，只是没有图片就无法训练。联网后请再试一次。',
  ),
  refused: text(
    'The host does not send them: the file may be missing there. The rest of the lesson works, but nothing can be trained without them. Load the page again, or tell whoever runs this site.',
    '主机没有给出这个文件，可能缺失了。本课其余部分照常可用，只是没有图片就无法训练。请重新加载页面，或告知本站的维护者。',
  ),
  damaged: text(
    'What arrived is not what it should be: it was cut off or changed on the way, so it was thrown away. Try again.',
    '收到的内容不对：可能在途中被截断或改动，已经丢弃。请再试一次。',
  ),
};

/** The offer to fetch the pictures, until they are there; then what needs them. */
export function WithPictures({ children }: { children: ReactNode }) {
  const { state } = useDownload();
  return state.phase === 'ready' ? children : <DownloadCard />;
}

function DownloadCard() {
  const { t } = useTranslation();
  const say = useLocalText();
  const format = useFormat();
  const { state, start, stop } = useDownload();
  const size = format.bytes(PACKED_BYTES);
  return (
    <section className="card task" aria-label={say(WORDS.title)}>
      <h2 className="task__title">{say(WORDS.title)}</h2>
      <p>{say(WORDS.why(size))}</p>
      {state.phase === 'loading' ? (
        <div className="stack">
          <progress className="progress" aria-label={say(WORDS.progress)} value={state.bytes} max={PACKED_BYTES} />
          <div className="spread">
            <p className="small num">{say(WORDS.of(format.bytes(state.bytes), size))}</p>
            <Button size="small" onClick={oneClick(stop)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="row">
          <Button look="primary" onClick={oneClick(() => void start())}>
            {say(state.phase === 'failed' ? WORDS.again : WORDS.start(size))}
          </Button>
        </div>
      )}
      {state.phase === 'failed' && (
        <Notice kind="error" title={say(WORDS.failed)}>
          <p>{say(PROBLEMS[state.problem])}</p>
        </Notice>
      )}
    </section>
  );
}
