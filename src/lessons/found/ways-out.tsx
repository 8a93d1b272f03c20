import { type ReactNode, useRef, useState } from 'react';
import { foundFileName } from '../../results/export/file-name.ts';
import { savePicture } from '../../ui/charts/save.ts';
import { Button } from '../../ui/controls/button.tsx';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import { RefusedCopy } from '../../ui/controls/refused-copy.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import { LinkCard } from '../../ui/share/link-card.tsx';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import type { Lesson } from '../lesson.ts';
import type { Found } from './found.ts';
import { foundLink } from './link.ts';
import { foundMarkdown } from './markdown.ts';
import { WORDS } from './words.ts';

interface WaysOutProps {
  found: Found;
  lessons: readonly Lesson[];
  /** What the picture shows. */
  children: ReactNode;
}

/** Picture, Markdown and link, below what they are of. */
export function WaysOut({ found, lessons, children }: WaysOutProps) {
  const say = useLocalText();
  const locale = useLocale();
  const figure = useRef<HTMLElement>(null);
  const [refused, setRefused] = useState(false);
  const saving = useSaving();
  const [linked, setLinked] = useState<Found | null>(null);
  const markdown = foundMarkdown(found, lessons, locale);

  const picture = async () => {
    if (!figure.current) throw new Error('The figure is gone');
    return savePicture(figure.current, foundFileName(new Date().toISOString()));
  };

  return (
    <>
      <figure ref={figure} className="card found__figure">
        {children}
      </figure>
      <div className="row">
        <Button onClick={() => void saving.save(picture)}>{say(WORDS.picture)}</Button>
        <CopyButton text={markdown} label={say(WORDS.copy)} onRefused={() => setRefused(true)} />
        {linked !== found && <Button onClick={() => setLinked(found)}>{say(WORDS.link)}</Button>}
      </div>
      <SavingTold saving={saving} />
      {refused && <RefusedCopy text={markdown} label={say(WORDS.markdown)} said={say(WORDS.refused)} />}
      {linked === found && <Linked found={found} />}
    </>
  );
}

function Linked({ found }: { found: Found }) {
  const say = useLocalText();
  const link = linkOf(found);
  if (link === null) return <p role="alert">{say(WORDS.tooMany)}</p>;
  return (
    <LinkCard
      link={link}
      title={say(WORDS.linkTitle)}
      text={say(WORDS.linkText)}
      otherwise={say(WORDS.linkOtherwise)}
    />
  );
}

function linkOf(found: Found): string | null {
  try {
    return foundLink(found, rootAddress());
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
