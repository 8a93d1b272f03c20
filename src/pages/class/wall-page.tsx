import { ClassStatus } from './class-status.tsx';
import { useClass } from './use-class.ts';
import type { WallView } from './wall/views.ts';
import { Wall } from './wall/wall.tsx';

/** A class on the projector; what is handed in meanwhile comes in. */
export default function WallPage({ id, view }: { id: string; view: WallView }) {
  const { state, reload } = useClass(id);
  if (state.status === 'ready' && state.opened.ok) {
    const route = `/class/${id}`;
    return <Wall shown={state.opened.class} view={view} route={`${route}/wall`} close={`#${route}`} />;
  }
  return <ClassStatus state={state} reload={reload} />;
}
