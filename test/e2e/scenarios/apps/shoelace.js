import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/dialog/dialog.js';
import '@shoelace-style/shoelace/dist/components/dropdown/dropdown.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/menu/menu.js';
import '@shoelace-style/shoelace/dist/components/menu-item/menu-item.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/rating/rating.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/switch/switch.js';
import '@shoelace-style/shoelace/dist/components/tab/tab.js';
import '@shoelace-style/shoelace/dist/components/tab-group/tab-group.js';
import '@shoelace-style/shoelace/dist/components/tab-panel/tab-panel.js';

const say = (text) => (document.querySelector('#result').textContent += `${text}. `);

document.addEventListener('sl-change', ({ target }) =>
  say(`${target.localName} ${target.value} ${target.checked ?? ''}`),
);
document.addEventListener('sl-select', ({ detail }) => say(`menu ${detail.item.textContent}`));
document.querySelector('#open')?.addEventListener('click', () => document.querySelector('sl-dialog').show());
document.querySelector('#rename')?.addEventListener('click', () => {
  document.querySelector('sl-dialog').hide();
  say(`renamed to ${document.querySelector('sl-dialog sl-input').value}`);
});
