// What Slack makes of a text: links, mentions, bold. All else stands as it is.

import { h } from './element.js';
import { nameOf } from './workspace.js';

const plainEntities = t => t.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

// mrkdwn shows text in Slack's own markup.
export function mrkdwn(text) {
  const parts = [];
  let at = 0;
  for (const m of text.matchAll(/<([^<>]+)>|\*([^*\n]+)\*/g)) {
    parts.push(plainEntities(text.slice(at, m.index)));
    at = m.index + m[0].length;
    if (m[2]) { parts.push(h('b', {}, plainEntities(m[2]))); continue; }
    const [target, label] = m[1].split('|');
    if (/^[@#!]/.test(target)) parts.push(h('b', { class: 'mention' }, target.startsWith('@') ? '@' + nameOf(target.slice(1)) : target));
    else parts.push(link(plainEntities(target), plainEntities(label || target)));
  }
  return [...parts, plainEntities(text.slice(at))];
}

export function link(address, text) {
  if (!/^https?:\/\//.test(address)) return text;
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer', 'data-name': address }, text);
}

// words shows a text object, which is mrkdwn or plain.
export const words = o => !o ? [] : o.type === 'mrkdwn' ? mrkdwn(o.text) : [o.text];

// rich shows one element of a rich_text block.
export function rich(e) {
  switch (e.type) {
    case 'rich_text_section': return h('p', {}, e.elements.map(part));
    case 'rich_text_quote': return h('blockquote', {}, e.elements.map(part));
    case 'rich_text_preformatted': return h('pre', {}, e.elements.map(part));
    case 'rich_text_list': return h(e.style === 'ordered' ? 'ol' : 'ul', {}, e.elements.map(i => h('li', {}, i.elements.map(part))));
  }
  return json(e);
}

function part(p) {
  switch (p.type) {
    case 'link': return link(p.url, p.text || p.url);
    case 'user': return h('b', { class: 'mention' }, '@' + nameOf(p.user_id));
    case 'channel': return h('b', { class: 'mention' }, '#' + p.channel_id);
    case 'usergroup': case 'broadcast': return h('b', { class: 'mention' }, '@' + (p.range || p.usergroup_id));
    case 'emoji': return ':' + p.name + ':';
  }
  let e = p.text ?? JSON.stringify(p);
  for (const [style, tag] of [['bold', 'b'], ['italic', 'i'], ['strike', 's'], ['code', 'code']]) if (p.style?.[style]) e = h(tag, {}, e);
  return e;
}

// json shows what this page knows no better way to show.
export const json = v => h('pre', {}, JSON.stringify(v, null, 2));
