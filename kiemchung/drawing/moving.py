"""What makes a picture move and grow under a reader's hands: the script, and the buttons for those without a wheel or keys.

The web pages serve the script as a file, the exported page has it inside.
"""

from __future__ import annotations

from html import escape

from kiemchung.cli.wording import say

HINT = "Kéo để dời; phím + −, Ctrl và lăn chuột, hoặc nút để phóng"
_BUTTONS = (
    ("+", "+", "Phóng to"), ("-", "−", "Thu nhỏ"), ("ArrowLeft", "←", "Sang trái"), ("ArrowUp", "↑", "Lên trên"),
    ("ArrowDown", "↓", "Xuống dưới"), ("ArrowRight", "→", "Sang phải"), ("0", "⤢", "Như lúc đầu"),
)  # fmt: skip
SCRIPT = """
for (const area of document.querySelectorAll('.movable')) {
  const svg = area.querySelector('svg'), buttons = document.querySelector('[data-moves]');
  if (!svg) continue;
  const {x, y, width: w, height: h} = svg.viewBox.baseVal, first = {x, y, w, h}, view = {...first};
  const show = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
  const move = (dx, dy) => { view.x += dx * view.w; view.y += dy * view.h; show(); };
  const zoom = (by, px = .5, py = .5) => {
    view.x += px * view.w * (1 - by); view.y += py * view.h * (1 - by); view.w *= by; view.h *= by; show();
  };
  const deeds = {
    '+': () => zoom(1 / 1.2), '=': () => zoom(1 / 1.2), '-': () => zoom(1.2), '0': () => { Object.assign(view, first); show(); },
    ArrowLeft: () => move(-.12, 0), ArrowRight: () => move(.12, 0), ArrowUp: () => move(0, -.12), ArrowDown: () => move(0, .12),
  };
  area.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !deeds[event.key]) return;
    event.preventDefault(); event.stopPropagation(); deeds[event.key]();
  });
  buttons.hidden = false;
  buttons.addEventListener('click', event => deeds[event.target.dataset.deed]?.());
  area.addEventListener('wheel', event => {
    if (!event.ctrlKey && !area.matches(':focus-within')) return;  // the page scrolls
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
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => { from = null; });
  area.addEventListener('click', event => { if (moved) { event.preventDefault(); event.stopPropagation(); } }, true);
  area.addEventListener('dragstart', event => event.preventDefault());
}
"""


def buttons(lang: str) -> str:
    """The buttons, as HTML; without scripts they stay away."""
    made = "".join(
        f'<button type="button" class="second" data-deed="{deed}" title="{escape(say(words, lang))}"'
        f' aria-label="{escape(say(words, lang))}">{sign}</button>'
        for deed, sign, words in _BUTTONS
    )
    return f'<div class="buttons" role="group" aria-label="{escape(say("Dời và phóng hình", lang))}" data-moves hidden>{made}</div>'
