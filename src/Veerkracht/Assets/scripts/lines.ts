// Line numbers beside the text of a call, and links to a place in it that put the cursor there.

export function lines(): void {
  const box = document.querySelector<HTMLTextAreaElement>('textarea[data-lines]');
  if (!box) return;
  const numbers = document.createElement('pre');
  numbers.setAttribute('aria-hidden', 'true');
  const around = document.createElement('div');
  around.className = 'v-numbered';
  box.replaceWith(around);
  around.append(numbers, box);

  let count = 0;
  const show = (): void => {
    const now = box.value.split('\n').length;
    if (now !== count) numbers.textContent = Array.from({ length: now }, (_, i) => i + 1).join('\n');
    count = now;
    numbers.style.height = `${box.clientHeight}px`;
    numbers.scrollTop = box.scrollTop;
  };
  box.addEventListener('input', show);
  box.addEventListener('scroll', show);
  new ResizeObserver(show).observe(box);
  show();

  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-line]') : null;
    if (!link || new URL((link as HTMLAnchorElement).href).pathname !== location.pathname) return;
    event.preventDefault();
    goTo(box, Number(link.dataset.line), Number(link.dataset.column));
  });
}

function goTo(box: HTMLTextAreaElement, line: number, column: number): void {
  const before = box.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, text) => sum + text.length + 1, 0);
  const end = box.value.indexOf('\n', start);
  box.focus();
  box.setSelectionRange(start + column - 1, end < 0 ? box.value.length : end);
  const height = parseFloat(getComputedStyle(box).lineHeight);
  box.scrollTop = Math.max(0, (line - 5) * height);
}
