// Everything works without this file; with it, a little better. What only forms of people who are signed in need is in desk.ts.
import { arrived } from './copy';
import { maps } from './maps';
import { once } from './once';
import { passkeys } from './passkey';
import { completes } from './parts';

// Asked while the script itself runs: afterwards nobody knows which one it was.
const own = document.currentScript as HTMLScriptElement | null;
arrived();
once();
completes(own?.dataset.choose);
passkeys();
maps({ script: own?.dataset.mapScript, style: own?.dataset.mapStyle, borders: own?.dataset.borders });

document.querySelector<HTMLElement>('[data-summary]')?.focus();

// The line of the menu stands where the current item is.
const menu = document.querySelector<HTMLElement>('.v-menu ul');
const current = menu?.querySelector<HTMLElement>('[aria-current]');
if (menu && current) menu.scrollLeft = current.offsetLeft - menu.offsetLeft - (menu.clientWidth - current.clientWidth) / 2;

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
