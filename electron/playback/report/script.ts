import { strings } from './strings.ts';

/** Runs in the opened report: the words of one language, the browser's first, and the pictures of the chosen step. */
export const script = `
const strings = ${JSON.stringify(strings)};
function speak(language) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = strings[language][element.dataset.say];
  }
  for (const element of document.querySelectorAll('[data-zh]')) element.textContent = element.dataset[language];
  document.querySelector('.language').onclick = () => speak(language === 'zh' ? 'en' : 'zh');
}
speak(navigator.language.startsWith('zh') ? 'zh' : 'en');

function fill(figure, address, took) {
  if (!figure) return;
  const image = figure.querySelector('img');
  const anchor = figure.querySelector('a');
  figure.classList.toggle('empty', !address);
  figure.querySelector('.took').textContent = took ? '· ' + took : '';
  if (!address) return;
  image.src = address;
  image.onerror = () => figure.classList.add('empty');
  anchor.href = address;
}
function choose(step) {
  const stage = step.closest('.stage');
  const view = stage.querySelector('.view');
  if (!view) return;
  for (const other of stage.querySelectorAll('.step[aria-current]')) other.removeAttribute('aria-current');
  step.setAttribute('aria-current', 'true');
  fill(view.querySelector('.now'), step.dataset.now, step.dataset.took);
  fill(view.querySelector('.green'), step.dataset.green, step.dataset.greenTook);
  view.querySelector('.url').textContent = step.dataset.url ?? '';
}
function first(stage) {
  const step = stage.querySelector('.wrong .step') ?? [...stage.querySelectorAll('.step[data-now]')].at(-1);
  if (step) choose(step);
}
for (const test of document.querySelectorAll('details.test')) {
  const show = () => { const stage = test.querySelector('.stage'); if (test.open && !stage.querySelector('[aria-current]')) first(stage); };
  test.addEventListener('toggle', show);
  show();
}
document.addEventListener('click', (event) => {
  const step = event.target.closest('.step');
  if (step) choose(step);
});
document.addEventListener('keydown', (event) => {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const step = event.target.closest?.('.step');
  if (!move || !step) return;
  const all = [...step.closest('.stage').querySelectorAll('.step')];
  const next = all[all.indexOf(step) + move];
  if (!next) return;
  event.preventDefault();
  next.focus();
  choose(next);
});
`;
