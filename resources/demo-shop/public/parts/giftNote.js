import { put } from '/api.js';
import { h, newId } from '/dom.js';
import { fileSize, t } from '/text.js';

/** A file to be printed and put on top; its name, size and (of a picture) its look are shown once it has arrived. */
export function giftNote(cart) {
  const kept = h('div', { class: 'kept', hidden: true });
  const words = newId();
  const input = h('input', {
    type: 'file',
    name: 'note',
    accept: 'image/*,text/plain',
    class: 'file',
    'aria-label': t('giftNoteFile'),
    'aria-describedby': words,
    onchange: upload,
  });

  function show(note, picture) {
    const look = picture ? h('img', { src: picture, alt: '', class: 'keptPicture' }) : null;
    kept.replaceChildren(
      ...[look, h('span', {}, t('giftNoteKept', { name: note.name, size: fileSize(note.size) }))].filter(Boolean),
    );
    kept.hidden = false;
  }
  async function upload() {
    const [file] = input.files;
    if (!file) return;
    const body = new FormData();
    body.set('note', file);
    const changed = await put('/cart/gift-note', body);
    show(changed.giftNote, file.type.startsWith('image/') ? URL.createObjectURL(file) : null);
  }
  if (cart.giftNote) show(cart.giftNote, null);
  return h(
    'section',
    { class: 'panel', 'aria-label': t('giftNote') },
    h('h2', { class: 'panelTitle' }, t('giftNote')),
    h('p', { id: words, class: 'faint' }, t('giftNoteWords')),
    input,
    kept,
  );
}
