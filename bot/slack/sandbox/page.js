// The page of the sandbox: it shows the workspace as the stand-in for Slack keeps it, and sends on what a person does.
// Text goes into elements as text; nothing here makes markup of it.

const $ = id => document.getElementById(id);
let now = null;            // the last picture of the workspace
let place = 'C01GENERAL';  // the conversation shown, or "home"
const open = new Set();    // threads with a field to reply in, and blocks shown as JSON
const seen = new Map();    // messages seen, by conversation
const picked = new Map();  // what was chosen in a window: block → values

// h makes an element: properties first, then children, which are elements or text.
function h(tag, props = {}, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) {
    if (v === undefined || v === null || v === false) continue;
    if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
    else if (k in e && typeof v !== 'string') e[k] = v;
    else e.setAttribute(k, v === true ? '' : v);
  }
  e.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== ''));
  return e;
}

const me = () => $('who').value;
const user = id => now.state.users.find(u => u.id === id);
const nameOf = id => id === now.bot ? 'Parley' : (user(id)?.real_name || user(id)?.name || id);
const label = c => c.kind === 'im' ? 'Parley' : (c.kind === 'group' ? '🔒 ' : '# ') + c.name;
const here = () => now.state.channels.find(c => c.id === place);

async function act(deed) {
  const answer = await fetch('act', { method: 'POST', body: JSON.stringify({ user: me(), ...deed }) });
  trouble(answer.ok ? '' : await answer.text());
  return answer.ok;
}

function trouble(text) {
  $('trouble').hidden = !text;
  $('trouble').textContent = text;
}

// --- text ---

const plainEntities = t => t.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

// mrkdwn shows what Slack would make of a text: links, mentions, bold. All else stands as it is.
function mrkdwn(text) {
  const parts = [];
  let at = 0;
  for (const m of text.matchAll(/<([^<>]+)>|\*([^*\n]+)\*/g)) {
    parts.push(plainEntities(text.slice(at, m.index)));
    at = m.index + m[0].length;
    if (m[2]) { parts.push(h('b', {}, plainEntities(m[2]))); continue; }
    const [target, words] = m[1].split('|');
    if (/^[@#!]/.test(target)) parts.push(h('b', {}, target.startsWith('@') ? '@' + nameOf(target.slice(1)) : target));
    else parts.push(link(plainEntities(target), plainEntities(words || target)));
  }
  return [...parts, plainEntities(text.slice(at))];
}

function link(address, text) {
  if (!/^https?:\/\//.test(address)) return text;
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}

const words = o => !o ? [] : o.type === 'mrkdwn' ? mrkdwn(o.text) : [o.text];

function richPart(p) {
  if (p.type === 'link') return link(p.url, p.text || p.url);
  if (p.type === 'user') return h('b', {}, '@' + nameOf(p.user_id));
  if (p.type === 'emoji') return ':' + p.name + ':';
  let e = p.text ?? JSON.stringify(p);
  for (const [style, tag] of [['bold', 'b'], ['italic', 'i'], ['strike', 's'], ['code', 'code']]) if (p.style?.[style]) e = h(tag, {}, e);
  return e;
}

function rich(e) {
  switch (e.type) {
    case 'rich_text_section': return h('p', {}, e.elements.map(richPart));
    case 'rich_text_quote': return h('blockquote', {}, e.elements.map(richPart));
    case 'rich_text_preformatted': return h('pre', {}, e.elements.map(richPart));
    case 'rich_text_list': return h(e.style === 'ordered' ? 'ol' : 'ul', {}, e.elements.map(i => h('li', {}, i.elements.map(richPart))));
  }
  return json(e);
}

const json = v => h('pre', {}, JSON.stringify(v, null, 2));

// --- blocks ---

// block shows one block of a message or a view; on says where it stands, for what is pressed.
function block(b, on) {
  switch (b.type) {
    case 'rich_text': return b.elements.map(rich);
    case 'header': return h('h2', {}, words(b.text));
    case 'section': return h('p', {}, words(b.text), (b.fields || []).map(f => h('p', {}, words(f))));
    case 'context': return h('p', { class: 'context' }, b.elements.map(words));
    case 'divider': return h('hr');
    case 'actions': case 'context_actions': return h('div', { class: 'actions' }, b.elements.map(e => pressable(e, b, on)));
    case 'input': return field(b, on);
  }
  return json(b);
}

function pressable(e, b, on) {
  const press = values => act({ do: 'press', ...on.at, action: e.action_id, values });
  if (e.type === 'feedback_buttons') {
    const chosen = on.clicks?.[b.block_id]?.[e.action_id]?.value;
    return [[e.positive_button, '👍 '], [e.negative_button, '👎 ']].map(([side, sign]) => h('button', {
      class: 'block', type: 'button', 'aria-label': side.accessibility_label, 'aria-pressed': String(chosen === side.value),
      onclick: () => press([side.value]) }, sign, words(side.text)));
  }
  if (e.type !== 'button') return json(e);
  if (e.url) return link(e.url, e.text.text);
  return h('button', { class: 'block ' + (e.style || ''), type: 'button', 'aria-label': e.accessibility_label, onclick: () => press([]) }, words(e.text));
}

// field is one thing a window asks for. What is chosen is kept until the window is sent off.
function field(b, on) {
  const e = b.element, id = b.block_id;
  const keep = values => picked.set(id, values);
  const was = picked.get(id) ?? initial(e);
  keep(was);
  const common = { name: id, 'aria-label': b.label.text, required: !b.optional };
  const chooser = (options, several) => h('select', { ...common, multiple: several, onchange: s => keep([...s.target.selectedOptions].map(o => o.value).filter(v => v)) },
    several ? null : h('option', { value: '' }, e.placeholder?.text || '—'),
    options.map(([value, text]) => h('option', { value, selected: was.includes(value) }, text)));
  const choice = kind => e.options.map(o => h('label', { class: 'option' },
    h('input', { type: kind, name: id, value: o.value, required: kind === 'radio' && !b.optional, checked: was.includes(o.value), onchange: () => {
      keep([...$('window').querySelectorAll('input[name="' + CSS.escape(id) + '"]:checked')].map(i => i.value));
    } }), h('span', {}, words(o.text), o.description ? h('span', { class: 'context' }, ' ', words(o.description)) : null)));
  const options = () => e.options.map(o => [o.value, o.text.text]);
  const people = () => now.state.users.filter(u => !u.is_bot).map(u => [u.id, u.real_name || u.name]);
  const type = { datepicker: 'date', timepicker: 'time', number_input: 'number' }[e.type] || 'text';
  const widget = {
    static_select: () => chooser(options(), false), multi_static_select: () => chooser(options(), true),
    users_select: () => chooser(people(), false), multi_users_select: () => chooser(people(), true),
    radio_buttons: () => choice('radio'), checkboxes: () => choice('checkbox'),
    plain_text_input: () => e.multiline ? h('textarea', { ...common, rows: 4, maxLength: e.max_length || -1, placeholder: e.placeholder?.text, oninput: i => keep([i.target.value]) }, was[0] || '') : typed(),
    datepicker: typed, timepicker: typed, number_input: typed,
  }[e.type];
  function typed() {
    return h('input', { ...common, type, step: type === 'number' ? 'any' : null, value: was[0] || '', placeholder: e.placeholder?.text, oninput: i => keep([i.target.value]) });
  }
  const wrong = on.errors?.[id];
  return h('fieldset', {}, h('legend', {}, b.label.text, b.optional ? h('span', { class: 'context' }, ' (optional)') : null),
    widget ? widget() : json(e), b.hint ? h('p', { class: 'context' }, words(b.hint)) : null, wrong ? h('p', { class: 'wrong', role: 'alert' }, wrong) : null);
}

function initial(e) {
  if (e.initial_options) return e.initial_options.map(o => o.value);
  if (e.initial_option) return [e.initial_option.value];
  if (e.initial_users) return e.initial_users;
  const one = e.initial_value ?? e.initial_date ?? e.initial_time ?? e.initial_user;
  return one === undefined || one === null || one === '' ? [] : [one];
}

// --- messages ---

function message(m) {
  const mine = m.bot ? 'Parley' : nameOf(m.user);
  const key = m.channel + m.ts;
  const tools = [];
  if (!m.ephemeral_to) tools.push(tool('Reply', () => toggle('reply' + (m.channel + (m.thread_ts || m.ts)))));
  if (!m.bot) tools.push(tool('Ask Parley about this', () => act({ do: 'shortcut', channel: m.channel, ts: m.ts })));
  if (m.blocks) tools.push(tool(open.has(key) ? 'Hide blocks' : 'Blocks', () => toggle(key)));
  const on = { at: { channel: m.channel, ts: m.ts }, clicks: m.state };
  return h('article', { class: m.ephemeral_to ? 'only' : '', 'data-ts': m.ts },
    m.ephemeral_to ? h('p', { class: 'context' }, 'Only visible to you') : null,
    h('span', { class: 'by' }, mine), m.bot ? h('span', { class: 'app' }, 'APP') : null,
    h('time', {}, new Date(Number(m.ts) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })),
    m.blocks ? m.blocks.map(b => block(b, on)) : h('p', {}, mrkdwn(m.text || m.markdown_text || '')),
    m.reactions?.length ? h('p', { class: 'context' }, m.reactions.map(r => ':' + r.name + ': ' + r.count + '  ')) : null,
    h('div', { class: 'tools' }, tools), open.has(key) ? json(m.blocks) : null);
}

const tool = (text, onclick) => h('button', { class: 'link', type: 'button', onclick }, text);
function toggle(key) { open.has(key) ? open.delete(key) : open.add(key); show(); }

// thread is a message and what hangs on it.
function thread(root, replies) {
  const key = root.channel + root.ts, state = now.state.threads.find(t => t.channel === root.channel && t.ts === root.ts);
  const status = state?.status ? h('p', { class: 'hint' }, 'Parley ' + state.status) : null;
  const reply = open.has('reply' + key) ? h('form', { class: 'reply', onsubmit: async s => {
    s.preventDefault();
    const input = s.target.elements.reply;
    if (input.value.trim() && await act({ do: 'say', channel: root.channel, ts: root.ts, text: input.value })) input.value = '';
  } }, h('input', { name: 'reply', id: 'reply' + key, placeholder: 'Reply in the thread', 'aria-label': 'Reply in the thread' }), h('button', { class: 'block' }, 'Reply')) : null;
  const inside = replies.length || reply || status || state?.title ? h('div', { class: 'thread' },
    state?.title ? h('p', { class: 'hint' }, state.title) : null, replies.map(message), status, reply) : null;
  return [message(root), inside];
}

function conversation(c) {
  const all = [...(c.messages || []), ...(now.state.ephemerals || []).filter(m => m.channel === c.id && m.ephemeral_to === me())]
    .filter(m => !m.subtype || m.subtype === 'file_share' || m.subtype === 'thread_broadcast')
    .sort((a, b) => a.ts < b.ts ? -1 : 1);
  const isReply = m => m.thread_ts && m.thread_ts !== m.ts;
  const roots = all.filter(m => !isReply(m));
  if (!roots.length) return [h('p', { class: 'empty' }, c.kind === 'im'
    ? 'Your own conversation with Parley. Ask anything about the US-China trade talks or the technology export rules.'
    : 'Nothing said here yet. Mention Parley with a question – “@Parley who met at the Stockholm trade talks?” – or type /parley and a question for an answer only you see.')];
  return roots.map(r => thread(r, all.filter(m => isReply(m) && m.thread_ts === r.ts)));
}

// --- the page ---

function show() {
  if (!now) return;
  const users = now.state.users.filter(u => !u.is_bot);
  if (!$('who').options.length) $('who').append(...users.map(u => h('option', { value: u.id }, (u.real_name || u.name) + (u.is_admin ? ' (admin)' : ''))));
  const mine = now.state.channels.filter(c => c.members?.includes(me()));
  if (place !== 'home' && !mine.some(c => c.id === place)) place = mine[0].id;
  const visible = c => (c.messages?.length || 0) + (now.state.ephemerals || []).filter(m => m.channel === c.id && m.ephemeral_to === me()).length;
  if (place !== 'home') seen.set(me() + place, visible(here()));
  $('composer').hidden = place === 'home';
  document.querySelector('nav').replaceChildren(
    ...mine.map(c => h('button', { type: 'button', class: visible(c) > (seen.get(me() + c.id) || 0) ? 'news' : '', 'aria-current': place === c.id ? 'page' : null, onclick: () => go(c) }, label(c))),
    h('button', { type: 'button', 'aria-current': place === 'home' ? 'page' : null, onclick: goHome }, 'Parley’s home tab'));
  const focused = document.activeElement?.id, typed = document.activeElement?.value, caret = document.activeElement?.selectionStart;
  const list = $('messages'), atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  list.replaceChildren(...(place === 'home' ? home() : conversation(here()).flat()).filter(Boolean));
  if (atEnd && place !== 'home') list.scrollTop = list.scrollHeight;
  if (focused?.startsWith('reply') && $(focused)) { $(focused).value = typed; $(focused).focus(); $(focused).setSelectionRange(caret, caret); }
  const dm = here()?.kind === 'im' ? now.state.threads.find(t => t.channel === place && t.ts === '') : null;
  $('prompts').replaceChildren(...(dm?.prompts || []).map(p => h('button', { class: 'block', type: 'button', title: p.message, onclick: () => act({ do: 'say', channel: place, text: p.message }) }, p.title)));
  $('text').placeholder = here()?.kind === 'im' ? 'Ask Parley' : 'Message ' + (here() ? label(here()) : '') + ' – @Parley …, or /parley …';
  windows();
}

function home() {
  const v = now.state.homes?.find(v => v.user === me());
  if (!v) return [h('p', { class: 'empty' }, 'Parley shows nothing here yet.')];
  return v.view.blocks.map(b => block(b, { at: { view: v.id } })).flat();
}

function go(c) { place = c.id; show(); if (c.kind === 'im') act({ do: 'messages' }); $('messages').scrollTop = 1e9; $('text').focus(); }
function goHome() { place = 'home'; show(); act({ do: 'home' }); $('messages').scrollTop = 0; }

// windows shows the topmost modal of the person.
let shownView = '';
function windows() {
  const top = (now.state.views || []).filter(v => v.user === me()).at(-1), box = $('window');
  const key = top ? top.id + top.hash + JSON.stringify(top.errors) : '';
  if (key === shownView) return;
  if (!top || !shownView.startsWith(top.id)) picked.clear();
  shownView = key;
  if (!top) { box.close(); return; }
  const v = top.view, done = e => { e.preventDefault(); act({ do: 'close', view: top.id }); };
  box.replaceChildren(h('form', { onsubmit: e => { e.preventDefault(); act({ do: 'submit', view: top.id, fields: Object.fromEntries(picked) }); } },
    h('div', { class: 'head' }, words(v.title)),
    h('div', { class: 'body' }, v.blocks.map(b => block(b, { at: { view: top.id }, errors: top.errors }))),
    h('div', { class: 'foot' }, h('button', { type: 'button', onclick: done }, v.close?.text || 'Close'),
      v.submit ? h('button', { class: 'primary' }, v.submit.text) : null)));
  box.oncancel = done;
  if (!box.open) box.showModal();
}

$('who').addEventListener('change', () => { shownView = ''; $('window').close(); show(); });
$('ask').addEventListener('click', () => act({ do: 'ask' }));
$('text').addEventListener('keydown', e => { if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); $('composer').requestSubmit(); } });
$('composer').addEventListener('submit', async e => {
  e.preventDefault();
  const text = $('text').value;
  if (!text.trim()) return;
  $('text').value = '';
  if (!await act({ do: 'say', channel: place, text })) $('text').value = text;
});

let gone = false; // it did not answer when asked last
for (let after = ''; ; ) {
  try {
    const answer = await fetch('state?after=' + after);
    if (!answer.ok) throw new Error(await answer.text());
    const picture = await answer.json();
    if (gone) trouble('');
    gone = false;
    if (picture.version !== after) { now = picture; after = picture.version; show(); }
  } catch (e) {
    gone = true;
    trouble('The sandbox does not answer: it was stopped. ' + e.message);
    await new Promise(later => setTimeout(later, 2000));
  }
}
