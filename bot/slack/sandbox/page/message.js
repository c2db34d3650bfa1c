// Messages, with their threads, as items for keep.

import { block } from './block.js';
import { h, keep } from './element.js';
import { json, mrkdwn } from './text.js';
import { act, me, nameOf, page, threadOf, toggle, whispers } from './workspace.js';

// conversation lists what is said in a channel.
export function conversation(c) {
  const all = [...(c.messages || []), ...whispers(c)]
    .filter(m => !m.subtype || m.subtype === 'file_share' || m.subtype === 'thread_broadcast')
    .sort((a, b) => a.ts < b.ts ? -1 : 1);
  const isReply = m => m.thread_ts && m.thread_ts !== m.ts;
  const roots = all.filter(m => !isReply(m));
  if (!roots.length) return [{ key: 'empty', from: c.kind, make: () => h('p', { class: 'empty' }, invitation(c)) }];
  return roots.flatMap(r => thread(r, all.filter(m => isReply(m) && m.thread_ts === r.ts)));
}

const invitation = c => c.kind === 'im'
  ? 'Your own conversation with Parley. Ask anything about the US-China trade talks or the technology export rules.'
  : 'Nothing said here yet. Mention Parley with a question – “@Parley who met at the Stockholm trade talks?” – or type /parley and a question for an answer only you see.';

// thread is a message and what hangs on it.
function thread(root, replies) {
  const key = root.channel + root.ts, state = threadOf(root.channel, root.ts);
  const inside = [
    hint('title', state?.title), ...replies.map(item), hint('status', state?.status && 'Parley ' + state.status),
    page.open.has('reply' + key) ? { key: 'reply', make: () => replyForm(root) } : null,
  ].filter(Boolean);
  if (!inside.length) return [item(root)];
  return [item(root), { key: 'thread' + key, make: () => h('div', { class: 'thread' }), inside: e => keep(e, inside) }];
}

const hint = (key, text) => text ? { key, from: text, make: () => h('p', { class: 'hint' }, text) } : null;

function replyForm(root) {
  const send = async s => {
    s.preventDefault();
    const input = s.target.elements.reply, text = input.value;
    if (!text.trim()) return;
    input.value = '';
    if (!await act({ do: 'say', channel: root.channel, ts: root.ts, text })) input.value = text;
  };
  return h('form', { class: 'reply', autocomplete: 'off', onsubmit: send },
    h('input', { name: 'reply', placeholder: 'Reply in the thread', 'aria-label': 'Reply in the thread' }), h('button', { class: 'block' }, 'Reply'));
}

const item = m => ({
  key: m.channel + m.ts,
  from: [m, me(), page.open.has(m.channel + m.ts)],
  make: () => message(m),
});

function message(m) {
  const key = m.channel + m.ts, shown = page.open.has(key);
  const on = { at: { channel: m.channel, ts: m.ts }, pressed: m.pressed?.[me()] };
  return h('article', { class: m.ephemeral_to ? 'only' : '', 'data-ts': m.ts },
    m.ephemeral_to ? h('p', { class: 'context' }, 'Only visible to you') : null,
    h('span', { class: 'by' }, m.bot ? 'Parley' : nameOf(m.user)), m.bot ? h('span', { class: 'app' }, 'APP') : null,
    h('time', {}, new Date(Number(m.ts) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })),
    m.blocks ? m.blocks.map(b => block(b, on)) : h('p', {}, mrkdwn(m.text || m.markdown_text || '')),
    (m.files || []).map(id => h('img', { class: 'shared', src: '/files/' + encodeURIComponent(id), alt: 'A picture that was shared' })),
    m.reactions?.length ? h('p', { class: 'context' }, m.reactions.map(r => ':' + r.name + ': ' + r.count + '  ')) : null,
    h('div', { class: 'tools' }, tools(m, key, shown)), shown ? json(m.blocks) : null);
}

function tools(m, key, shown) {
  const tool = (name, text, onclick) => h('button', { class: 'link', type: 'button', 'data-name': name, onclick }, text);
  return [
    m.ephemeral_to ? null : tool('reply', 'Reply', () => reply(m)),
    m.bot ? null : tool('shortcut', 'Ask Parley about this', () => act({ do: 'shortcut', channel: m.channel, ts: m.ts })),
    m.blocks ? tool('blocks', shown ? 'Hide blocks' : 'Blocks', () => toggle(key)) : null,
  ];
}

// reply opens the field to reply in a thread, and goes there, or closes it.
function reply(m) {
  const key = m.channel + (m.thread_ts || m.ts);
  toggle('reply' + key);
  document.querySelector('[data-key="' + CSS.escape('thread' + key) + '"] > .reply input')?.focus();
}
