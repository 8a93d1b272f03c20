/** What the steps of a lesson share until the page is closed. */
import type { CourseStore } from './course-store.ts';

/** One for each course, made when it is first asked for: whoever made the course decides how long it lives. */
export function perCourse<T>(make: () => T): (course: CourseStore) => T {
  const made = new WeakMap<CourseStore, { readonly value: T }>();
  return (course) => {
    const known = made.get(course) ?? { value: make() };
    made.set(course, known);
    return known.value;
  };
}
