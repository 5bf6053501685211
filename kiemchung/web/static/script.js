// What pages gain where scripts run: keys, pictures to move and enlarge. Everything can be read without them.
'use strict';

const typing = element => element.closest('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !typing(event.target)) {
    const box = document.querySelector('[data-search]');
    event.preventDefault();
    if (box) { box.focus(); box.select(); } else location.assign('/');
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

// Files dropped, folders too, are sent in one form; what becomes of them is asked for until it is over.
for (const form of document.querySelectorAll('[data-drop]')) {
  const entriesOf = entry => entry.isFile
    ? new Promise((found, failed) => entry.file(file => found([file]), failed))
    : new Promise((found, failed) => {
      const reader = entry.createReader(), all = [];
      const more = () => reader.readEntries(async some => {
        if (!some.length) { found(all.flat()); return; }
        all.push(...await Promise.all(some.map(entriesOf)));
        more();
      }, failed);
      more();
    });
  const send = async files => {
    const body = new FormData();
    body.append('csrf', form.elements.csrf.value);
    for (const file of files) body.append('file', file, file.name);
    form.setAttribute('aria-busy', 'true');
    await fetch('/intake.json', {method: 'POST', body});
    location.reload();
  };
  form.addEventListener('dragover', event => { event.preventDefault(); form.classList.add('over'); });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', async event => {
    event.preventDefault();
    form.classList.remove('over');
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    send((await Promise.all(entries.map(entriesOf))).flat());
  });
}

for (const card of document.querySelectorAll('[data-running]')) {
  const ask = async () => {
    const answer = await fetch(`/intake/${card.dataset.job}.json`);
    if (!answer.ok) return;
    const job = await answer.json();
    card.querySelector('progress').value = job.done;
    if (job.over) location.reload(); else setTimeout(ask, 700);
  };
  ask();
}
