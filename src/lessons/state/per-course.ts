/** What the steps of a lesson share until the page is closed. */
import { perOwner } from '../../ui/state/per-owner.ts';
import type { CourseStore } from './course-store.ts';

/** One for each course. */
export const perCourse = <T>(make: () => T): ((course: CourseStore) => T) => perOwner(make);
