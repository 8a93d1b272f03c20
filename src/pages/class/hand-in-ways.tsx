import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { handInFile } from '../../results/class/hand-in.ts';
import { handInFileName } from '../../results/export/file-name.ts';
import { Button } from '../../ui/controls/button.tsx';
import { download } from '../../ui/share/download.ts';
import { LinkCard } from '../../ui/share/link-card.tsx';
import { QrCode } from '../../ui/share/qr-code.tsx';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';

interface HandInWaysProps {
  link: string;
  /** What the link holds. */
  text: string;
  /** What the code holds; null where it has no room for anything. */
  digest: string | null;
  /** What that is. */
  digestText: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** Before the link. */
  children?: ReactNode;
}

/** Code, link and file. Nothing leaves by itself. */
export function HandInWays({ link, text, digest, digestText, startedAt, children }: HandInWaysProps) {
  const { t } = useTranslation('classes');
  const saving = useSaving();
  const save = () =>
    saving.save(async () => {
      const name = handInFileName(startedAt);
      download(new Blob([handInFile(link)], { type: 'application/json' }), name);
      return name;
    });
  return (
    <>
      <section className="card stack class-code" aria-labelledby="code-title">
        <h3 id="code-title">{t('student.code')}</h3>
        {digest !== null ? (
          <>
            <p className="small muted">{digestText}</p>
            <QrCode text={digest} label={t('student.codeLabel')} otherwise={null} />
          </>
        ) : (
          <p>{t('student.noCode')}</p>
        )}
      </section>
      {children}
      <LinkCard
        link={link}
        title={t('student.link')}
        text={text}
        otherwise={t('student.shorter')}
        takesFocus={false}
        code={false}
      />
      <section className="card stack" aria-labelledby="file-title">
        <h3 id="file-title">{t('student.file')}</h3>
        <div>
          <Button onClick={() => void save()}>{t('student.save')}</Button>
        </div>
        <SavingTold saving={saving} />
      </section>
    </>
  );
}
