// Blocks of messages, windows and the home tab, and what can be pressed in them.

import { h } from './element.js';
import { field } from './field.js';
import { json, link, rich, words } from './text.js';
import { act } from './workspace.js';

// block shows one block. on says where it stands, for what is pressed: { at, pressed, errors }.
export function block(b, on) {
  switch (b.type) {
    case 'rich_text': return b.elements.map(rich);
    case 'header': return h('h2', {}, words(b.text));
    case 'section': return section(b, on);
    case 'context': return h('p', { class: 'context' }, b.elements.map(e => e.type === 'image' ? picture(e) : words(e)));
    case 'divider': return h('hr');
    case 'image': return h('p', {}, b.title ? h('b', {}, words(b.title)) : null, picture(b));
    case 'actions': case 'context_actions': return h('div', { class: 'actions' }, b.elements.map(e => pressable(e, b, on)));
    case 'input': return field(b, on);
  }
  return json(b);
}

function section(b, on) {
  const text = h('div', {}, h('p', {}, words(b.text)), b.fields ? h('div', { class: 'fields' }, b.fields.map(f => h('p', {}, words(f)))) : null);
  if (!b.accessory) return text;
  return h('div', { class: 'section' }, text, b.accessory.type === 'image' ? picture(b.accessory) : pressable(b.accessory, b, on));
}

// picture stands for a picture: this page fetches nothing from elsewhere.
const picture = e => h('span', { class: 'picture', title: e.image_url }, '🖼 ' + e.alt_text);

function pressable(e, b, on) {
  const press = values => act({ do: 'press', ...on.at, action: e.action_id, values });
  if (e.type === 'feedback_buttons') {
    const chosen = on.pressed?.[b.block_id];
    return [[e.positive_button, '👍 '], [e.negative_button, '👎 ']].map(([side, sign]) => h('button', {
      class: 'block', type: 'button', 'aria-label': side.accessibility_label, 'aria-pressed': String(chosen === side.value),
      'data-name': b.block_id + side.value, onclick: () => press([side.value]) }, sign, words(side.text)));
  }
  if (e.type !== 'button') return json(e);
  if (e.url) return link(e.url, e.text.text);
  return h('button', { class: 'block ' + (e.style || ''), type: 'button', 'aria-label': e.accessibility_label,
    'data-name': b.block_id + e.action_id, onclick: () => press([]) }, words(e.text));
}
