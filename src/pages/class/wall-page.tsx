import { isPuzzleClass } from '../../results/class/model.ts';
import { ClassStatus } from './class-status.tsx';
import { useClass } from './use-class.ts';
import { PuzzleWall } from './wall/puzzle-wall.tsx';
import { Wall } from './wall/wall.tsx';

interface WallPageProps {
  id: string;
  /** As the address names it. */
  view: string | undefined;
}

/** A class on the projector; what is handed in meanwhile comes in. */
export default function WallPage({ id, view }: WallPageProps) {
  const { state, reload } = useClass(id);
  if (state.status !== 'ready' || !state.opened.ok) return <ClassStatus state={state} reload={reload} />;
  const shown = state.opened.class;
  const places = { view, route: `/class/${id}/wall`, close: `#/class/${id}` };
  return isPuzzleClass(shown) ? <PuzzleWall shown={shown} {...places} /> : <Wall shown={shown} {...places} />;
}
