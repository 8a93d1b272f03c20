import { useEffect, useState } from 'react';
import { type OpenedLink, readLink } from '../../results/share/link.ts';
import { splitLinks } from '../../results/share/links-in.ts';

/**
 * What links hold, in their order; null until all are read.
 * @param data `2.<data>`, or several with commas between: what stands in an address
 */
export function useOpenedLinks(data: string): readonly OpenedLink[] | null {
  const [opened, setOpened] = useState<readonly OpenedLink[] | null>(null);
  useEffect(() => {
    let wanted = true;
    // An address without any is told as one whose link is empty.
    const links = splitLinks(data);
    void Promise.all((links.length ? links : ['']).map((link) => readLink(link))).then(
      (found) => wanted && setOpened(found),
    );
    return () => {
      wanted = false;
    };
  }, [data]);
  return opened;
}
