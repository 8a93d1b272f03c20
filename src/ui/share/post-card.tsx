import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gpuNames } from '../../results/adapter-name.ts';
import { exportName } from '../../results/export/file-name.ts';
import type { Summary } from '../../results/summary.ts';
import { Button } from '../controls/button.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { RefusedCopy } from '../controls/refused-copy.tsx';
import { rootAddress } from '../frame/root-address.ts';
import { type HeadlineWords, useHeadline } from '../headline/headline.tsx';
import { useLocale, useLocalText } from '../state/locale.ts';
import { download } from './download.ts';
import { codeFor, drawPost, type Post } from './post-picture.ts';
import { SavingTold, useSaving } from './use-saving.tsx';
import './share.css';

interface PostCardProps {
  summary: Summary;
  link: string;
  /** Whether it was measured here, or somebody says so. */
  whose: 'own' | 'sender';
}

/** A picture and a text to post; nothing where nothing was timed. */
export function PostCard({ summary, link, whose }: PostCardProps) {
  const { t } = useTranslation('sharing');
  const locale = useLocale();
  // By its machine, which is named: to whoever reads it, it is nobody's own.
  const headline = useHeadline(summary.measurements, 'own', summary.environment);
  const { adapter, browser, os } = summary.environment;
  const machine = [gpuNames(summary.environment, locale), browser, os].filter(Boolean).join(' · ');
  if (!headline) return null;
  const note = adapter?.software ? t('post.software') : null;
  const { sentence, at } = headline;
  const said = t(whose === 'own' ? 'post.words' : 'post.wordsOf', { sentence, at, machine, link });
  return (
    <div className="stack">
      <Picture {...{ headline, summary, link, note, whose, machine }} />
      <Words text={note === null ? said : t('post.withNote', { note, said })} />
    </div>
  );
}

interface PictureProps extends PostCardProps {
  headline: HeadlineWords;
  note: string | null;
  machine: string;
}

function Picture({ headline, summary, link, note, whose, machine }: PictureProps) {
  const { t } = useTranslation(['sharing', 'headline']);
  const text = useLocalText();
  const locale = useLocale();
  const saving = useSaving();
  const measured = t(whose === 'own' ? 'post.on' : 'post.onOf', { machine });
  const captions = { whole: t('post.code'), site: t('post.codeSite') };
  const code = codeFor(link, rootAddress(), captions);
  const make = async () => {
    if (!code) throw new Error(t('post.noCode'));
    const post: Post = {
      locale,
      ...headline,
      bars: headline.bars.map((bar) => ({ ...bar, title: text(bar.title) })),
      scale: t('headline:scale'),
      machine: measured,
      note,
      code,
    };
    return drawPost(post);
  };
  const shown = useShown(make, JSON.stringify([headline, link, locale, measured, note]));
  const save = async () => {
    const name = exportName(summary, 'png');
    download(await make(), name);
    return name;
  };
  return (
    <>
      {shown !== null && (
        <img
          className="share__post"
          src={shown}
          width={1200}
          height={630}
          alt={t('post.alt', { sentence: headline.sentence, at: headline.at, machine })}
        />
      )}
      <div className="row">
        <Button onClick={() => void saving.save(save)}>{t('post.save')}</Button>
      </div>
      <SavingTold saving={saving} />
    </>
  );
}

/** The picture's address while it is on screen; null before, and where the browser makes none: saving it says why. */
function useShown(make: () => Promise<Blob>, of: string): string | null {
  const [shown, setShown] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is made from is `of`
  useEffect(() => {
    let address: string | null = null;
    let wanted = true;
    make().then(
      (blob) => {
        if (!wanted) return;
        address = URL.createObjectURL(blob);
        setShown(address);
      },
      () => wanted && setShown(null),
    );
    return () => {
      wanted = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [of]);
  return shown;
}

function Words({ text }: { text: string }) {
  const { t } = useTranslation('sharing');
  const [refused, setRefused] = useState(false);
  return (
    <>
      <p className="share__words">{text}</p>
      <div className="row">
        <CopyButton text={text} label={t('post.copy')} onRefused={() => setRefused(true)} />
      </div>
      {refused && <RefusedCopy text={text} label={t('post.field')} said={t('post.refused')} />}
    </>
  );
}
