// Elements: how they are made, and how what is shown is kept in step with what is the case.

export const $ = id => document.getElementById(id);

// h makes an element: properties first, then children, which are elements or text. Text stays text; nothing here makes
// markup of it.
export function h(tag, props = {}, ...children) {
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

// keep makes the children of a parent what the items say, each { key, from, make, inside }, and leaves alone what did not
// change, so that focus, caret and selection stay where they are. An element is made anew only when what it was made from
// is no longer the same; inside, where there is one, then sees to its children.
export function keep(parent, items) {
  const keys = new Set(items.map(i => i.key));
  const had = new Map();
  for (const e of [...parent.children]) {
    if (keys.has(e.dataset.key)) had.set(e.dataset.key, e);
    else e.remove();
  }
  let at = parent.firstElementChild;
  for (const { key, from, make, inside } of items) {
    const made = JSON.stringify(from ?? null);
    let e = had.get(key);
    if (!e || e.made !== made) {
      const fresh = make();
      Object.assign(fresh, { made }).dataset.key = key;
      if (e === at && e) at = fresh;
      if (e) replace(e, fresh);
      e = fresh;
    }
    if (e === at) at = at.nextElementSibling;
    else parent.insertBefore(e, at);
    inside?.(e);
  }
}

// replace puts an element in the place of another, and the focus on what in it has the same name.
function replace(old, fresh) {
  const name = old.contains(document.activeElement) ? document.activeElement.dataset.name : undefined;
  old.replaceWith(fresh);
  const again = e => e.dataset.name === name;
  if (name !== undefined) [fresh, ...fresh.querySelectorAll('[data-name]')].find(again)?.focus({ preventScroll: true });
}
