import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { messageOf } from '../../engine/errors.ts';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { countKept, eraseKept, type KeptCount } from './kept.ts';
import './kept.css';

type Counted = readonly KeptCount[] | 'reading';
type Erasing = { readonly phase: 'no' | 'asking' | 'erasing' } | { readonly phase: 'failed'; readonly message: string };

/** @param erased the visitor has just had everything erased, and the page has been loaded again */
export default function KeptPage({ erased = false }: { erased?: boolean }) {
  const { t } = useTranslation('kept');
  const services = useServices();
  const [counted, setCounted] = useState<Counted>('reading');

  useEffect(() => {
    let wanted = true;
    void countKept(services).then((now) => wanted && setCounted(now));
    return () => {
      wanted = false;
    };
  }, [services]);

  return (
    <Page title={t('title')} lede={t('lede')} className="kept">
      {erased && typeof counted !== 'string' && <Done left={counted.some(({ count }) => count !== null)} />}
      <section className="stack" aria-labelledby="kept-here">
        <h2 id="kept-here">{t('here')}</h2>
        {counted === 'reading' && <p role="status">{t('loading', { ns: 'common' })}</p>}
        {typeof counted !== 'string' && <NotCounted of={counted} />}
        {typeof counted !== 'string' && (counted.length > 0 ? <List of={counted} /> : <p>{t('nothing')}</p>)}
        <p className="small muted">{t('program')}</p>
      </section>
      {typeof counted !== 'string' && counted.length > 0 && (
        <>
          <Take of={counted} />
          <Erase of={counted} />
        </>
      )}
    </Page>
  );
}

function List({ of }: { of: readonly KeptCount[] }) {
  const { t } = useTranslation('kept');
  return (
    <ul className="kept__list num">
      {of.map(({ kept, count }) => (
        <li key={kept}>{count === null ? t(`uncounted.${kept}`) : t(`items.${kept}`, { count })}</li>
      ))}
    </ul>
  );
}

/** Why, once for each cause: runs and classes lie in one database. */
function NotCounted({ of }: { of: readonly KeptCount[] }) {
  const { t } = useTranslation('kept');
  const causes = [...new Set(of.map(({ trouble }) => trouble))].filter((cause) => cause !== null);
  return causes.map((cause) => (
    <Notice key={cause} kind="warning" title={t('trouble.read')}>
      <p>{t(`trouble.because.${cause}`)}</p>
    </Notice>
  ));
}

/** What can be had as a file before it goes. */
function Take({ of }: { of: readonly KeptCount[] }) {
  const { t } = useTranslation('kept');
  const has = (...wanted: readonly string[]) => of.some(({ kept }) => wanted.includes(kept));
  if (!has('runs', 'classes', 'course', 'texts', 'kernels')) return null;
  return (
    <section className="stack" aria-labelledby="kept-take">
      <h2 id="kept-take">{t('take.title')}</h2>
      <ul className="kept__list">
        {has('runs') && (
          <li>
            <a href="#/history">{t('take.runs')}</a>
          </li>
        )}
        {has('classes') && (
          <li>
            <a href="#/class">{t('take.classes')}</a>
          </li>
        )}
        {has('course', 'texts') && (
          <li>
            <a href="#/lessons">{t('take.course')}</a>
          </li>
        )}
        {has('kernels') && (
          <li>
            <a href="#/workbench">{t('take.kernels')}</a>
          </li>
        )}
      </ul>
    </section>
  );
}

function Erase({ of }: { of: readonly KeptCount[] }) {
  const { t } = useTranslation('kept');
  const [, navigate] = useLocation();
  const [state, setState] = useState<Erasing>({ phase: 'no' });
  const question = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { phase } = state;

  // The question takes the place of the button that had the focus, and the button that of the question.
  const asked = useRef(false);
  useEffect(() => {
    if (phase === 'asking') question.current?.focus();
    if (phase === 'no' && asked.current) button.current?.focus();
    asked.current = phase === 'asking';
  }, [phase]);

  const erase = async () => {
    setState({ phase: 'erasing' });
    try {
      await eraseKept();
    } catch (error) {
      setState({ phase: 'failed', message: messageOf(error) });
      return;
    }
    // What is still on this page must not be kept again.
    navigate('/kept/erased', { replace: true });
    location.reload();
  };

  if (phase === 'no') {
    return (
      <div className="row">
        <Button ref={button} onClick={oneClick(() => setState({ phase: 'asking' }))}>
          {t('erase')}
        </Button>
      </div>
    );
  }
  if (phase === 'erasing') return <p role="status">{t('erasing')}</p>;
  return (
    <section className="card stack" aria-labelledby="kept-sure">
      <h2 id="kept-sure" ref={question} tabIndex={-1}>
        {t('sure.title')}
      </h2>
      <List of={of} />
      <p>{t('sure.text')}</p>
      {phase === 'failed' && (
        <Notice kind="error" title={t('trouble.erase')}>
          <p>{t('trouble.eraseText', { message: state.message })}</p>
        </Notice>
      )}
      <div className="row">
        <Button look="primary" onClick={() => void erase()}>
          {t('sure.yes')}
        </Button>
        <Button onClick={() => setState({ phase: 'no' })}>{t('sure.no')}</Button>
      </div>
    </section>
  );
}

/** @param left whether something is kept all the same */
function Done({ left }: { left: boolean }) {
  const { t } = useTranslation('kept');
  return (
    <Notice kind={left ? 'warning' : 'info'} title={t(left ? 'done.partly' : 'done.title')}>
      <p>{t(left ? 'done.again' : 'done.text')}</p>
    </Notice>
  );
}
