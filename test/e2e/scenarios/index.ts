/** All scenarios by group; a group is recorded and replayed together. */
import type { Scenario } from '../harness/scenario.ts';
import { clicks } from './clicks.ts';
import { components } from './components.ts';
import { controls } from './controls.ts';
import { customs } from './customs.ts';
import { dragging } from './dragging.ts';
import { dynamics } from './dynamics.ts';
import { editors } from './editors.ts';
import { entry } from './entry.ts';
import { feeds } from './feeds.ts';
import { forms } from './forms.ts';
import { frames } from './frames.ts';
import { habits } from './habits.ts';
import { hovering } from './hovering.ts';
import { journeys } from './journeys.ts';
import { keyboard } from './keyboard.ts';
import { libraries } from './libraries.ts';
import { locating } from './locating.ts';
import { lookalikes } from './lookalikes.ts';
import { moves } from './moves.ts';
import { navigation } from './navigation.ts';
import { outside } from './outside.ts';
import { panes } from './panes.ts';
import { presses } from './presses.ts';
import { reveals } from './reveals.ts';
import { scrolling } from './scrolling.ts';
import { typing } from './typing.ts';
import { waits } from './waits.ts';
import { windows } from './windows.ts';

export const groups: Record<string, Scenario[]> = {
  clicks,
  hovering,
  scrolling,
  typing,
  forms,
  dragging,
  navigation,
  frames,
  locating,
  dynamics,
  components,
  libraries,
  editors,
  entry,
  keyboard,
  controls,
  presses,
  moves,
  reveals,
  outside,
  panes,
  windows,
  journeys,
  feeds,
  lookalikes,
  waits,
  habits,
  customs,
};
