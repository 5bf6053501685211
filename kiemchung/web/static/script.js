// What pages gain where scripts run: keys, pictures to move and enlarge. Everything can be read without them.
'use strict';

const typing = element => element.closest('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !typing(event.target)) {
    const box = document.querySelector('[data-search]');
    if (box) { event.preventDefault(); box.focus(); box.select(); }
    return;
  }
  if (typing(event.target) && event.key !== 'ArrowDown') return;
  const keyed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (keyed && !event.target.closest('.movable')) { event.preventDefault(); keyed.click(); return; }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const hits = [...document.querySelectorAll('[data-hit]')];
    if (!hits.length) return;
    const at = hits.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    const next = hits[Math.max(0, Math.min(hits.length - 1, at))];
    event.preventDefault();
    next.focus();
  }
});

for (const area of document.querySelectorAll('.movable')) {
  const svg = area.querySelector('svg');
  if (!svg) continue;
  const whole = svg.viewBox.baseVal;
  const first = {x: whole.x, y: whole.y, w: whole.width, h: whole.height};
  const view = {...first};
  const show = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
  const zoom = (by, px, py) => {
    view.x += px * view.w * (1 - by); view.y += py * view.h * (1 - by); view.w *= by; view.h *= by; show();
  };
  area.addEventListener('wheel', event => {
    event.preventDefault();
    const box = area.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, {passive: false});
  let from = null, moved = false;
  area.addEventListener('pointerdown', event => { from = {x: event.clientX, y: event.clientY}; moved = false; });
  window.addEventListener('pointermove', event => {
    if (!from) return;
    const scale = Math.max(view.w / area.clientWidth, view.h / area.clientHeight);
    const dx = event.clientX - from.x, dy = event.clientY - from.y;
    if (Math.abs(dx) + Math.abs(dy) > 3) moved = true;
    view.x -= dx * scale; view.y -= dy * scale; from = {x: event.clientX, y: event.clientY}; show();
  });
  window.addEventListener('pointerup', () => { from = null; });
  area.addEventListener('click', event => { if (moved) event.preventDefault(); }, true);
  area.addEventListener('dragstart', event => event.preventDefault());
  area.addEventListener('keydown', event => {
    const step = .12;
    const keys = {
      '+': () => zoom(1 / 1.2, .5, .5), '=': () => zoom(1 / 1.2, .5, .5), '-': () => zoom(1.2, .5, .5),
      '0': () => { Object.assign(view, first); show(); },
      ArrowLeft: () => { view.x -= step * view.w; show(); }, ArrowRight: () => { view.x += step * view.w; show(); },
      ArrowUp: () => { view.y -= step * view.h; show(); }, ArrowDown: () => { view.y += step * view.h; show(); },
    };
    if (keys[event.key]) { event.preventDefault(); event.stopPropagation(); keys[event.key](); }
  });
}

// A found sentence is brought into view, on the page's picture and in the text beside it.
document.querySelector('.text .found, .text mark')?.scrollIntoView({block: 'center'});
