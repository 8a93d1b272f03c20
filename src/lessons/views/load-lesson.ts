/** A lesson and its text, loaded when a page of it is opened. */
import type { MDXContent } from 'mdx/types';
import { useEffect, useState } from 'react';
import type { Locale } from '../../engine/contract.ts';
import { useLocale } from '../../ui/state/locale.ts';
import type { Lesson } from '../lesson.ts';
import { LESSONS } from '../registry.ts';

export interface LoadedLesson {
  lesson: Lesson;
  Content: MDXContent;
}

/** Null where there is no such lesson. */
export async function loadLesson(id: string, locale: Locale): Promise<LoadedLesson | null> {
  const cover = LESSONS.find((one) => one.id === id);
  if (!cover) return null;
  const { lesson } = await cover.load();
  const { default: Content } = await lesson.content[locale]();
  return { lesson, Content };
}

/** The lesson and its text in the reader's language; null until both are there. */
export function useLoadedLesson(id: string, early: LoadedLesson | null = null): LoadedLesson | 'failed' | null {
  const locale = useLocale();
  const [loaded, setLoaded] = useState<LoadedLesson | 'failed' | null>(early);
  useEffect(() => {
    let wanted = true;
    loadLesson(id, locale).then(
      (found) => wanted && setLoaded(found),
      () => wanted && setLoaded('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [id, locale]);
  return loaded;
}
