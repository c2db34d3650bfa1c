// The workspace as the stand-in for Slack told it last, and what of it is looked at.

import { $ } from './element.js';

export const page = {
  now: null,            // the last picture of the workspace
  place: 'C01GENERAL',  // the conversation shown, or "home"
  open: new Set(),      // threads with a field to reply in, and messages with their blocks shown as JSON
  seen: new Map(),      // how many messages a person has seen, by person and conversation
  show: () => {},       // shows all of it; see page.js
};

export const me = () => $('who').value;
export const people = () => page.now.state.users.filter(u => !u.is_bot);
export const nameOf = id => {
  const u = page.now.state.users.find(u => u.id === id);
  return id === page.now.bot ? 'Parley' : (u?.real_name || u?.name || id);
};
export const here = () => page.now.state.channels.find(c => c.id === page.place);
export const label = c => c.kind === 'im' ? 'Parley' : (c.kind === 'group' ? '🔒 ' : '# ') + c.name;

// threadOf is what Parley set on a thread, or with "" on its conversation with somebody; undefined for nothing.
export const threadOf = (channel, ts) => (page.now.state.threads || []).find(t => t.channel === channel && t.ts === ts);

// whispers are what the person alone sees in a conversation.
export const whispers = c => (page.now.state.ephemerals || []).filter(m => m.channel === c.id && m.ephemeral_to === me());

// act does something in the name of the person, and tells whether it could be done.
export async function act(deed) {
  const answer = await fetch('act', { method: 'POST', body: JSON.stringify({ user: me(), ...deed }) });
  trouble(answer.ok ? '' : await answer.text());
  return answer.ok;
}

// trouble says what is wrong, "" for nothing.
export function trouble(text) {
  $('trouble').hidden = !text;
  $('trouble').textContent = text;
}

// toggle opens something, or closes it.
export function toggle(key) {
  page.open.has(key) ? page.open.delete(key) : page.open.add(key);
  page.show();
}
