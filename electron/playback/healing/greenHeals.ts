import type { Heal } from '../../../shared/model/heal.ts';
import type { RunEvent, SourcePlace } from '../../../shared/model/run.ts';

/** A heal of a test that ended well. */
export type GreenHeal = { heal: Heal; spec: string; place: SourcePlace };

/** Gathers the heals that may be written into specs: of the attempts that ended well, and no others. */
export function createGreenHeals(): { follow(event: RunEvent): void; all(): GreenHeal[] } {
  const specs = new Map<string, string>();
  const places = new Map<string, SourcePlace | null>();
  const open = new Map<string, GreenHeal[]>();
  const green: GreenHeal[] = [];
  return {
    follow(event) {
      if (event.kind === 'testBegin') {
        specs.set(event.test, event.place.file);
        open.set(event.test, []);
      }
      if (event.kind === 'stepBegin') places.set(event.step, event.place);
      if (event.kind === 'healed') {
        const place = places.get(event.step);
        if (place) open.get(event.test)?.push({ heal: event.heal, spec: specs.get(event.test) ?? place.file, place });
      }
      if (event.kind === 'testEnd' && event.verdict.kind === 'healed') green.push(...(open.get(event.test) ?? []));
    },
    all: () => green,
  };
}
