import { createContext, useContext } from 'react';
import type { CourseStore } from './state/course-store.ts';

export const CourseContext = createContext<CourseStore | null>(null);

export function useCourse(): CourseStore {
  const course = useContext(CourseContext);
  if (!course) throw new Error('useCourse needs the course above it');
  return course;
}
