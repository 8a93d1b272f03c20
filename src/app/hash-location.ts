/** Where the router finds the page: what follows the `#`. */
import type { BaseLocationHook } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';

/** Mail and chats break a long address over lines and put the break into it, with what indents the next line. */
const BREAKS = /(?:%0A|%0D|%E2%80%A8|%E2%80%A9|[\n\r\u2028\u2029])(?:%20|%09|\s)*/gi;

/** @param location as it stands in the address, percent signs and all */
export const withoutBreaks = (location: string): string => location.replace(BREAKS, '');

/** As wouter's own, for addresses that were broken over lines too: a route's `.` matches no line break. */
export const useWholeHashLocation: BaseLocationHook = () => {
  const [location, navigate] = useHashLocation();
  return [withoutBreaks(location), navigate];
};
