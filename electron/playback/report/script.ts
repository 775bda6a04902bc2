import { strings } from './strings.ts';

/** Runs in the opened report: fills in the words of one language, the browser's first, and changes it on a click. */
export const script = `
const strings = ${JSON.stringify(strings)};
function speak(language) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = strings[language][element.dataset.say];
  }
  document.querySelector('button').onclick = () => speak(language === 'zh' ? 'en' : 'zh');
}
speak(navigator.language.startsWith('zh') ? 'zh' : 'en');
`;
