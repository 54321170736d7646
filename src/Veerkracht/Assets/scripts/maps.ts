// Maps are loaded where a page has one: beside a box for places, and again where a save brought one.
export function maps(at: string | undefined, style: string | undefined): void {
  if (!at) return;
  const mount = (): void => {
    if (!document.querySelector('[data-map]:not(script):empty')) return;
    void import(at).then((map: typeof import('./map')) => map.mountAll(style ?? ''));
  };
  mount();
  const form = document.querySelector('form[data-autosave]');
  if (form) new MutationObserver(mount).observe(form, { childList: true, subtree: true });
}
