// The button beside a date box. What it opens is loaded at the first press.
export function dates(at: string | undefined): void {
  document.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLElement>('[data-calendar]:not(script)');
    const box = button && document.getElementById(button.dataset.calendar!);
    if (!button || !at || !(box instanceof HTMLInputElement)) return;
    void import(at).then((calendar: typeof import('./calendar')) => calendar.open(box, button.textContent!.trim()));
  });
}
