// Parts that are loaded only where they are used: the calendar beside a date box, the search of organisations,
// what groups and tables can do.

/** The button beside a date box: what it opens is loaded at the first press. */
export function dates(at: string | undefined, today: string | undefined): void {
  document.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLElement>('[data-calendar]:not(script)');
    const box = button && document.getElementById(button.dataset.calendar!);
    if (!button || !at || !(box instanceof HTMLInputElement)) return;
    void import(at).then((calendar: typeof import('./calendar')) => calendar.open(box, button.textContent!.trim(), today ?? ''));
  });
}

/** Boxes in which organisations are searched, also those that come with an answer of the server. */
export function completes(at: string | undefined): void {
  const all = (): void => {
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-organisations]:not([data-own])')];
    if (at && boxes.length > 0) void import(at).then((choose: typeof import('./choose')) => boxes.forEach(choose.complete));
  };
  all();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}

/** What only groups and tables of a form need: their buttons, and cells of a spreadsheet that are pasted. */
export function groups(at: string | undefined): void {
  if (at && document.querySelector('form[data-autosave]')) void import(at).then((own: typeof import('./groups')) => own.start());
}
