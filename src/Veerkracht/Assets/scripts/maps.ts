// Maps are loaded where a page has one: beside a box for places, and again where a save brought one.
export interface MapParts { script?: string; style?: string; borders?: string }

export function maps({ script, style, borders }: MapParts): void {
  if (!script || !style || !borders) return;
  const mount = (): void => {
    if (!document.querySelector('[data-map]:not(script):empty')) return;
    void import(script).then((map: typeof import('./map')) => map.mountAll(style, borders));
  };
  mount();
  const form = document.querySelector('form[data-autosave]');
  if (form) new MutationObserver(mount).observe(form, { childList: true, subtree: true });
}
