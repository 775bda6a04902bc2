/** What happens because of an action, in words. */
import type { Effect } from '../../../shared/model/action.ts';

export function describeEffects(effects: readonly Effect[]): { keyword: 'When' | 'Then'; text: string }[] {
  return effects.map(describeEffect);
}

function describeEffect(effect: Effect): { keyword: 'When' | 'Then'; text: string } {
  switch (effect.kind) {
    case 'popup':
      return { keyword: 'Then', text: `a new tab opens, called ${effect.page}` };
    case 'download':
      return { keyword: 'Then', text: `"${effect.name}" is downloaded` };
    case 'dialog':
      return {
        keyword: 'When',
        text: effect.accepted
          ? `I accept the ${effect.type}${effect.text === undefined ? '' : ` with "${effect.text}"`}`
          : `I dismiss the ${effect.type}`,
      };
    case 'navigation':
      return { keyword: 'Then', text: `${pageWords(effect.page)} is at "${effect.url}"` };
    case 'response':
      return { keyword: 'Then', text: `the server answers ${effect.method} "${effect.url}"` };
    case 'fileChooser':
      return { keyword: 'When', text: `I choose ${effect.files.map((file) => `"${file}"`).join(', ')}` };
    case 'pageClosed':
      return { keyword: 'Then', text: `${pageWords(effect.page)} closes` };
  }
}

function pageWords(page: string): string {
  return page === 'page' ? 'the page' : page;
}
