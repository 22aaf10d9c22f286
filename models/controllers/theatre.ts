import { act, sceneOf, type ControllerKind, type Stage, type StageAction } from './stage.ts'

/** Stages of several controllers side by side, each with a cluster and a clock of its own. */
export interface Theatre {
  stages: Readonly<Partial<Record<ControllerKind, Stage>>>
  /** The one that things are done on. */
  front: ControllerKind
}

/** What is done on the stage in front; or another stage, left as it was, comes to the front. */
export type TheatreAction = StageAction | { turn: ControllerKind }

/** Does one thing. `show` sets a controller's stage afresh and brings it to the front. */
export function perform(theatre: Theatre, action: TheatreAction): Theatre {
  if ('turn' in action) return { ...theatre, front: action.turn }
  const front = 'show' in action ? action.show : theatre.front
  const stage = act(theatre.stages[front] ?? [], action)
  return { stages: { ...theatre.stages, [front]: stage }, front }
}

/** The stage of a controller that was shown. */
export const stageOf = ({ stages, front }: Theatre, kind: ControllerKind = front): Stage =>
  stages[kind]!

/** @returns what stands on a controller's stage, which must have been shown */
export const sceneIn = (theatre: Theatre, kind: ControllerKind = theatre.front) =>
  sceneOf(stageOf(theatre, kind))
