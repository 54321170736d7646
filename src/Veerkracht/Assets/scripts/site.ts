// Everything works without this file; with it, a little better.
import { autosave, guard, watch } from './autosave';
import { arrived } from './copy';
import { completes, dates, groups } from './parts';
import { counters, numbers } from './fields';
import { files } from './files';
import { lines } from './lines';
import { maps } from './maps';
import { once } from './once';

// Asked while the script itself runs: afterwards nobody knows which one it was.
const own = document.currentScript as HTMLScriptElement | null;
arrived();
document.querySelectorAll<HTMLFormElement>('form[data-autosave]').forEach(autosave);
document.querySelectorAll<HTMLFormElement>('form[data-guard]').forEach(watch);
guard();
lines();
files();
once();
numbers();
counters();
dates(own?.dataset.calendar);
completes(own?.dataset.choose);
groups(own?.dataset.groups);
maps({ script: own?.dataset.mapScript, style: own?.dataset.mapStyle, borders: own?.dataset.borders });

document.querySelector<HTMLElement>('[data-summary]')?.focus();

// Small menus made of <details> close with Escape and with a click elsewhere.
const close = (except: Node | null): void => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]').forEach(menu => {
  if (!except || !menu.contains(except)) menu.open = false;
});
document.addEventListener('click', event => close(event.target as Node));
document.addEventListener('keydown', event => { if (event.key === 'Escape') close(null); });

// On paper the why is open, also in browsers that cannot do it with styles.
window.addEventListener('beforeprint', () => document.querySelectorAll<HTMLDetailsElement>('.v-why:not([open])').forEach(why => {
  why.open = true;
  window.addEventListener('afterprint', () => { why.open = false; }, { once: true });
}));
