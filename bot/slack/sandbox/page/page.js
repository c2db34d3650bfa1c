// The page of the sandbox: it shows the workspace as the stand-in for Slack keeps it, and sends on what a person does.

import { block } from './block.js';
import { $, h, keep } from './element.js';
import { conversation } from './message.js';
import { showWindow } from './window.js';
import { act, here, label, me, page, people, threadOf, trouble, whispers } from './workspace.js';

// show brings all that is shown in step with the workspace.
page.show = () => {
  if (!page.now) return;
  keep($('who'), people().map(u => ({ key: u.id, make: () => h('option', { value: u.id }, (u.real_name || u.name) + (u.is_admin ? ' (admin)' : '')) })));
  const mine = page.now.state.channels.filter(c => c.members?.includes(me()));
  if (page.place !== 'home' && !mine.some(c => c.id === page.place)) page.place = mine[0].id;
  showPlaces(mine);
  showMessages();
  showComposer();
  showWindow();
};

function showPlaces(mine) {
  const sees = c => (c.messages?.length || 0) + whispers(c).length;
  if (page.place !== 'home') page.seen.set(me() + page.place, sees(here()));
  const place = (id, text, news, onclick) => ({ key: id, from: [text, news, page.place === id], make: () => h('button', {
    type: 'button', class: news ? 'news' : '', 'aria-current': page.place === id ? 'page' : null, 'data-name': id, onclick }, text) });
  const nav = document.querySelector('nav');
  keep(nav, [
    ...mine.map(c => place(c.id, label(c), sees(c) > (page.seen.get(me() + c.id) || 0), () => go(c.id))),
    place('home', 'Parley’s home tab', false, goHome)]);
  nav.querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function showMessages() {
  const list = $('messages'), atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  keep(list, page.place === 'home' ? home() : conversation(here()));
  if (atEnd && page.place !== 'home') list.scrollTop = list.scrollHeight;
}

function home() {
  const v = page.now.state.homes?.find(v => v.user === me());
  if (!v) return [{ key: 'empty', from: 'home', make: () => h('p', { class: 'empty' }, 'Parley shows nothing here yet.') }];
  return v.view.blocks.map((b, i) => ({ key: v.id + i, from: b, make: () => h('div', {}, block(b, { at: { view: v.id } })) }));
}

function showComposer() {
  const c = here(), direct = c?.kind === 'im';
  $('composer').hidden = page.place === 'home';
  const agent = direct ? threadOf(c.id, '') : null;
  const heading = agent?.prompts ? [{ key: 'heading', from: agent.heading, make: () => h('p', { class: 'hint' }, agent.heading) }] : [];
  keep($('prompts'), [...heading, ...(agent?.prompts || []).map((p, i) => ({ key: String(i), from: p, make: () => h('button', {
    class: 'block', type: 'button', title: p.message, 'data-name': String(i), onclick: () => act({ do: 'say', channel: page.place, text: p.message }) }, p.title) }))]);
  $('text').placeholder = direct ? 'Ask Parley' : 'Message ' + (c ? label(c) : '') + ' – @Parley …, or /parley …';
}

function go(id) {
  page.place = id;
  page.show();
  if (here().kind === 'im') act({ do: 'messages' });
  $('messages').scrollTop = 1e9;
  $('text').focus();
}

function goHome() {
  page.place = 'home';
  page.show();
  act({ do: 'home' });
  $('messages').scrollTop = 0;
}

$('who').addEventListener('change', page.show);
$('ask').addEventListener('click', () => act({ do: 'ask' }));

// Enter sends, with Shift it begins a line: also where a line break comes by other ways than the key, as from input methods.
let shift = false;
$('text').addEventListener('keydown', e => {
  shift = e.shiftKey;
  if (e.key === 'Enter' && !shift && !e.isComposing) { e.preventDefault(); $('composer').requestSubmit(); }
});
$('text').addEventListener('beforeinput', e => { if (e.inputType === 'insertLineBreak' && !shift) e.preventDefault(); });
$('composer').addEventListener('submit', async e => {
  e.preventDefault();
  const text = $('text').value;
  if (!text.trim()) return;
  $('text').value = '';
  if (!await act({ do: 'say', channel: page.place, text })) $('text').value = text;
});

// news waits until something is not as in the version the page has, or for a while; null when nobody answers.
async function news(after) {
  try {
    const answer = await fetch('state?after=' + after);
    if (answer.ok) return await answer.json();
    trouble('The sandbox has a fault: ' + await answer.text());
  } catch (e) {
    trouble('The sandbox does not answer: it was stopped. ' + e.message);
  }
  return null;
}

for (let gone = false; ; ) {
  const picture = await news(page.now?.version || '');
  if (!picture) {
    gone = true;
    await new Promise(later => setTimeout(later, 2000));
    continue;
  }
  if (gone) trouble('');
  gone = false;
  if (picture.version === page.now?.version) continue;
  page.now = picture;
  try { page.show(); } catch (e) { trouble('This page has a fault: ' + e.message); }
}
