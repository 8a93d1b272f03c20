import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Difference, differenceOf } from '../../../ui/picture/difference.ts';
import { PictureCanvas } from '../../../ui/picture/picture-canvas.tsx';
import { useFormat, useGap, useLocalText } from '../../../ui/state/locale.ts';
import { Selectors } from './selectors.tsx';
import { type Shown, useShown } from './use-shown.ts';

/** Input, output and their distance from the reference, for a contender of the reader's choice. */
export function PictureResult() {
  const { t } = useTranslation('lab');
  const selection = useShown();
  if (!selection) return null;
  return (
    <section className="stack" aria-labelledby="lab-shown">
      <h3 id="lab-shown">{t('shown.title')}</h3>
      {selection.contenders.length > 0 && <Selectors selection={selection} />}
      {selection.shown ? <Pictures shown={selection.shown} /> : <NoPictures wanted={selection.wanted} />}
    </section>
  );
}

function NoPictures({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation('lab');
  return <p className="muted">{t(wanted ? 'shown.none' : 'shown.notKept')}</p>;
}

function Pictures({ shown }: { shown: Shown }) {
  const { t } = useTranslation('lab');
  const text = useLocalText();
  const format = useFormat();
  const gap = useGap();
  const { title, width, height, input, output, reference } = shown;
  const name = text(title);
  const difference = useMemo(() => reference && differenceOf(output, reference, width), [output, reference, width]);
  const sentence = useSentence(difference, width * height);
  const size = { width, height };

  return (
    <>
      <div className="lab-pictures">
        <PictureCanvas
          {...size}
          pixels={input}
          caption={t('shown.input')}
          alt={t('shown.inputAlt', { width: format.integer(width), height: format.integer(height) })}
        />
        <PictureCanvas {...size} pixels={output} caption={t('shown.output')} alt={t('shown.outputAlt', { name })} />
        {difference && (
          <PictureCanvas
            {...size}
            pixels={difference.pixels}
            ring={difference.worst}
            caption={t('shown.difference')}
            alt={t('shown.differenceAlt', { name, sentence })}
          />
        )}
      </div>
      <p className="small">
        {sentence}
        {difference?.worst && (
          <span className="muted">
            {gap + t('shown.amplified', { gain: difference.gain }) + gap + t('shown.ring')}
            {difference.worst.steps === 1 && gap + t('shown.rounding')}
          </span>
        )}
      </p>
    </>
  );
}

function useSentence(difference: Difference | null, pixels: number): string {
  const { t } = useTranslation('lab');
  const format = useFormat();
  if (!difference) return t('shown.noReference');
  const { worst, count } = difference;
  if (!worst) return t('shown.equal');
  return t('shown.worst', {
    count,
    all: format.integer(pixels),
    steps: worst.steps,
    channel: t(`shown.channels.${CHANNELS[worst.channel]}`),
    x: worst.x,
    y: worst.y,
  });
}

const CHANNELS = ['red', 'green', 'blue', 'alpha'] as const;
