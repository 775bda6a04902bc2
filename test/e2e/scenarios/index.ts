/** All scenarios by group; a group is recorded and replayed together. */
import type { Scenario } from '../harness/scenario.ts';
import { clicks } from './clicks.ts';
import { components } from './components.ts';
import { controls } from './controls.ts';
import { dragging } from './dragging.ts';
import { dynamics } from './dynamics.ts';
import { editors } from './editors.ts';
import { entry } from './entry.ts';
import { forms } from './forms.ts';
import { frames } from './frames.ts';
import { hovering } from './hovering.ts';
import { keyboard } from './keyboard.ts';
import { libraries } from './libraries.ts';
import { locating } from './locating.ts';
import { navigation } from './navigation.ts';
import { scrolling } from './scrolling.ts';
import { typing } from './typing.ts';

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
};
