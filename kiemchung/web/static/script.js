// What pages gain where scripts run: keys, files dropped. Everything can be read without them.
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
  if (typing(event.target) && !(event.key === 'ArrowDown' && event.target.matches('[data-search]'))) return;
  const keyed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (keyed && !event.target.closest('.movable')) { event.preventDefault(); keyed.click(); return; }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const hits = [...document.querySelectorAll('[data-hit]')].filter(each => each.checkVisibility());
    if (!hits.length) return;
    const at = hits.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    const next = hits[Math.max(0, Math.min(hits.length - 1, at))];
    event.preventDefault();
    next.focus();
  }
});

// What is shown on pointing goes away on Escape, and comes again the next time.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const cited of document.querySelectorAll('.cited:is(:hover, :focus-within)')) cited.classList.add('dismissed');
});
for (const cited of document.querySelectorAll('.cited')) {
  for (const leaving of ['mouseleave', 'focusout']) cited.addEventListener(leaving, () => cited.classList.remove('dismissed'));
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
  const said = form.querySelector('[role=alert]'), going = form.querySelector('[data-sending]');
  form.addEventListener('submit', () => { going.textContent = going.dataset.sending; });
  const send = async files => {
    said.textContent = '';
    going.textContent = going.dataset.sending;
    form.setAttribute('aria-busy', 'true');
    try {
      const body = new FormData();
      body.append('csrf', form.elements.csrf.value);
      for (const file of await files) body.append('file', file, file.name);
      const answer = await fetch('/intake.json', {method: 'POST', body});
      if (answer.ok) { location.reload(); return; }
      said.textContent = (await answer.json()).error;
    } catch { said.textContent = said.dataset.otherwise; }
    going.textContent = '';
    form.removeAttribute('aria-busy');
  };
  form.addEventListener('dragover', event => { event.preventDefault(); form.classList.add('over'); });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', event => {
    event.preventDefault();
    form.classList.remove('over');
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    send(Promise.all(entries.map(entriesOf)).then(all => all.flat()));
  });
}

for (const card of document.querySelectorAll('[data-running]')) {
  const ask = async () => {
    const answer = await fetch(`/intake/${card.dataset.job}.json`);
    if (!answer.ok) return;
    const job = await answer.json();
    Object.assign(card.querySelector('progress'), {max: job.total, value: job.done});
    if (job.over) location.reload(); else setTimeout(ask, 700);
  };
  ask();
}
