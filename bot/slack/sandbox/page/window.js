// Windows, Slack's modals: the topmost of the person's, in front of everything.

import { block } from './block.js';
import { $, h, keep } from './element.js';
import { picked } from './field.js';
import { words } from './text.js';
import { act, me, page } from './workspace.js';

let shown = ''; // the id of the window that is open

// showWindow shows the topmost window, or none.
export function showWindow() {
  const top = (page.now.state.views || []).filter(v => v.user === me()).at(-1), box = $('window');
  if (top?.id !== shown) picked.clear();
  shown = top?.id;
  const before = box.firstElementChild;
  keep(box, top ? [{ key: top.id, from: [top.hash, top.errors, top.view], make: () => form(top) }] : []);
  if (!top) { box.close(); return; }
  if (!box.open) box.showModal();
  if (box.firstElementChild !== before) box.querySelector('[aria-invalid=true]')?.focus();
}

function form(top) {
  const v = top.view, close = e => { e.preventDefault(); act({ do: 'close', view: top.id }); };
  $('window').oncancel = close;
  return h('form', { onsubmit: e => { e.preventDefault(); act({ do: 'submit', view: top.id, fields: Object.fromEntries(picked) }); } },
    h('div', { class: 'head' }, words(v.title)),
    h('div', { class: 'body' }, v.blocks.map(b => block(b, { at: { view: top.id }, errors: top.errors }))),
    h('div', { class: 'foot' }, h('button', { type: 'button', 'data-name': 'close', onclick: close }, v.close?.text || 'Close'),
      v.submit ? h('button', { class: 'primary', 'data-name': 'submit' }, v.submit.text) : null));
}
