// The fields of a window. What is chosen is kept until the window is sent off.

import { $, h } from './element.js';
import { json, words } from './text.js';
import { people } from './workspace.js';

// picked is what was chosen in the window that is open: block → values.
export const picked = new Map();

// field shows one input block.
export function field(b, on) {
  const e = b.element, wrong = on.errors?.[b.block_id];
  if (!picked.has(b.block_id)) picked.set(b.block_id, initial(e));
  const kind = widgets[e.type];
  const props = { name: b.block_id, 'data-name': b.block_id, 'aria-label': b.label.text, required: !b.optional, 'aria-invalid': wrong ? 'true' : null };
  return h('fieldset', {}, h('legend', {}, b.label.text, b.optional ? h('span', { class: 'context' }, ' (optional)') : null),
    kind ? kind(e, props) : json(e), b.hint ? h('p', { class: 'context' }, words(b.hint)) : null,
    wrong ? h('p', { class: 'wrong', role: 'alert' }, wrong) : null);
}

function initial(e) {
  if (e.initial_options) return e.initial_options.map(o => o.value);
  if (e.initial_option) return [e.initial_option.value];
  if (e.initial_users) return e.initial_users;
  const one = e.initial_value ?? e.initial_date ?? e.initial_time ?? e.initial_user;
  return one === undefined || one === null || one === '' ? [] : [one];
}

const options = e => e.options.map(o => [o.value, o.text.text]);
const persons = () => people().map(u => [u.id, u.real_name || u.name]);

const widgets = {
  static_select: (e, props) => chooser(e, props, options(e), false),
  multi_static_select: (e, props) => chooser(e, props, options(e), true),
  users_select: (e, props) => chooser(e, props, persons(), false),
  multi_users_select: (e, props) => chooser(e, props, persons(), true),
  radio_buttons: (e, props) => choice(e, props, 'radio'),
  checkboxes: (e, props) => choice(e, props, 'checkbox'),
  plain_text_input: (e, props) => e.multiline ? written(e, props) : typed(e, props, 'text'),
  datepicker: (e, props) => typed(e, props, 'date'),
  timepicker: (e, props) => typed(e, props, 'time'),
  number_input: (e, props) => typed(e, props, 'number'),
};

function chooser(e, props, list, several) {
  const was = picked.get(props.name);
  return h('select', { ...props, multiple: several, onchange: s => picked.set(props.name, [...s.target.selectedOptions].map(o => o.value).filter(v => v)) },
    several ? null : h('option', { value: '' }, e.placeholder?.text || '—'),
    list.map(([value, text]) => h('option', { value, selected: was.includes(value) }, text)));
}

function choice(e, props, type) {
  const was = picked.get(props.name);
  const all = () => [...$('window').querySelectorAll('input[name="' + CSS.escape(props.name) + '"]:checked')];
  return e.options.map(o => h('label', { class: 'option' },
    h('input', { type, name: props.name, 'data-name': props.name + o.value, value: o.value, required: type === 'radio' && props.required,
      checked: was.includes(o.value), onchange: () => picked.set(props.name, all().map(i => i.value)) }),
    h('span', {}, words(o.text), o.description ? h('span', { class: 'context' }, ' ', words(o.description)) : null)));
}

const keepValue = name => i => picked.set(name, [i.target.value]);

function written(e, props) {
  return h('textarea', { ...props, rows: 4, maxLength: e.max_length || -1, placeholder: e.placeholder?.text, oninput: keepValue(props.name) },
    picked.get(props.name)[0] || '');
}

function typed(e, props, type) {
  return h('input', { ...props, type, step: type === 'number' ? 'any' : null, value: picked.get(props.name)[0] || '',
    placeholder: e.placeholder?.text, oninput: keepValue(props.name) });
}
