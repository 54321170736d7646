// The buttons of a group (add, remove, copy, up, down) without a new page: the form is saved with the button, and who works with the
// keyboard stays where they were. Where anything goes another way than expected, the button does what it does without scripts.
import type { Control } from './copy';

const acts = ['_add', '_remove', '_copy', '_up', '_down'];

/** Asks the form that holds a button to save with it; `detail.done` is called with whether the page follows. */
export const pressed = 'veerkracht:items';
export interface Press { name: string; values: string[]; done: (taken: boolean) => void }

/** The group that a path of an item, or of a group, belongs to. */
const groupOf = (path: string): string => path.replace(/\[\d+\]$/, '');
const itemOf = (path: string): number => Number(/\[(\d+)\]$/.exec(path)?.[1] ?? -1);
const boxOf = (group: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('[data-items]')].find(e => e.dataset.items === group) ?? null;
const itemsOf = (box: HTMLElement): HTMLElement[] =>
  [...box.children].filter((e): e is HTMLElement => e instanceof HTMLElement && 'item' in e.dataset);

export function items(): void {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[name]') : null;
    const form = button?.form;
    if (!button || !form || !('autosave' in form.dataset) || !acts.includes(button.name) || form.dataset.sending) return;
    const box = boxOf(groupOf(button.value));
    // What a script made its own (a map, a search) does not move along with its boxes.
    if (!box || (button.name !== '_add' && box.querySelector('[data-own], input[type=file]'))) return;
    event.preventDefault();
    const { name, value } = button;
    const done = (taken: boolean): void => (taken ? focus(name, value) : form.requestSubmit(button));
    form.dispatchEvent(new CustomEvent<Press>(pressed, { detail: { name, values: [value], done } }));
  });
}

function focus(name: string, value: string): void {
  const group = groupOf(value);
  const box = boxOf(group);
  if (!box) return;
  const all = itemsOf(box);
  const at = itemOf(value);
  const to = name === '_add' ? all.length - 1 : name === '_copy' || name === '_down' ? at + 1 : at - 1;
  const item = all[Math.max(0, Math.min(to, all.length - 1))];
  const button = (act: string): HTMLElement | undefined =>
    [...(item?.querySelectorAll<HTMLButtonElement>(`button[name=${act}]`) ?? [])].find(b => groupOf(b.value) === group);
  const first = item?.querySelector<Control>('input:not([type=hidden]), textarea, select');
  const there = name === '_up' || name === '_down' ? button(name) ?? button(name === '_up' ? '_down' : '_up')
    : name === '_remove' ? item ?? box : first;
  (there ?? box).focus();
}
