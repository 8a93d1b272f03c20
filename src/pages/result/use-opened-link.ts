import { useEffect, useState } from 'react';
import { type OpenedLink, readLink } from '../../results/share/link.ts';

/** What a link holds; null until it is read. @param data `2.<data>`: what stands in the address after `#/r/` */
export function useOpenedLink(data: string): OpenedLink | null {
  const [opened, setOpened] = useState<OpenedLink | null>(null);
  useEffect(() => {
    let wanted = true;
    void readLink(data).then((found) => wanted && setOpened(found));
    return () => {
      wanted = false;
    };
  }, [data]);
  return opened;
}
