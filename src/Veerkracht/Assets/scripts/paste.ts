// Cells copied from a spreadsheet fill the boxes of a table or a group, from the box that has the focus to the right and down. A group
// gets the items that are missing, up to its most. What does not fit is told with its text: nothing is dropped unseen.
import { pressed, type Press } from './items';
import { say } from './words';

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** A place in a row: its box, or the boxes that are ticked there; empty where nothing is typed (what is computed). */
type Place = Box[];

/** Rows and cells as spreadsheets copy them: tabs and line ends between, quotes around a cell that holds either. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  const all = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let match = all.exec(text); match; match = all.exec(text)) {
    rows.at(-1)!.push((match[1]?.replace(/""/g, '"') ?? match[2] ?? '').replace(/\r\n?/g, '\n').trim());
    if (match[3] === '') break;
    if (match[3] !== '\t') rows.push([]);
  }
  while (rows.length > 0 && rows.at(-1)!.every(cell => cell === '')) rows.pop();
  return rows;
}

/** The boxes inside an element, those of one question together, without those of groups inside it. */
function places(item: HTMLElement, group: HTMLElement | null): Place[] {
  const found = new Map<string, Place>();
  for (const box of item.querySelectorAll<Box>('input[name]:not([type=hidden], [type=file]), textarea[name], select[name]'))
    if (box.closest('[data-items]') === group) found.set(box.name, [...(found.get(box.name) ?? []), box]);
  return [...found.values()];
}

function grid(box: Box): { rows: Place[][]; group: HTMLElement | null } {
  const table = box.closest('table');
  const group = box.closest<HTMLElement>('[data-items]');
  if (!table) {
    const items = [...group!.children].filter((e): e is HTMLElement => e instanceof HTMLElement && 'item' in e.dataset);
    return { rows: items.map(item => places(item, group)), group };
  }
  const lines = [...table.querySelectorAll('tbody tr')];
  return { rows: lines.map(line => [...line.querySelectorAll('td')].map(cell => places(cell, group).flat())), group: null };
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const labelOf = (box: Box): string => box.labels?.[0]?.textContent ?? '';

/** What somebody typed there; what is ticked or chosen from a list is seen and soon chosen again. */
const typed = ([box]: Place): string =>
  box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && !['radio', 'checkbox'].includes(box.type))
    ? box.value.trim()
    : '';

/** Whether the text has a place there. */
function put(place: Place, text: string): boolean {
  const [box] = place;
  if (!box || box.disabled || ('readOnly' in box && box.readOnly)) return text === '';
  if (box instanceof HTMLInputElement && ['radio', 'checkbox'].includes(box.type)) {
    const wanted = text.split(/\s*[;\n]\s*/).filter(word => word !== '');
    const found = wanted.map(word => place.find(one => same(word, labelOf(one)) || same(word, one.value)));
    if (found.some(one => one === undefined) || (box.type === 'radio' && found.length > 1)) return false;
    for (const one of place as HTMLInputElement[]) one.checked = found.includes(one);
  } else if (box instanceof HTMLSelectElement) {
    const option = text === '' ? box.options[0] : [...box.options].find(one => same(text, one.label) || same(text, one.value));
    if (!option) return false;
    box.value = option.value;
  } else box.value = box instanceof HTMLTextAreaElement ? text : text.replace(/\s*\n\s*/g, ' ');
  for (const kind of ['input', 'change', 'focusout']) box.dispatchEvent(new Event(kind, { bubbles: true }));
  return true;
}

/** Adds the items that are missing, as many together as one save takes. */
async function grow(form: HTMLFormElement, group: HTMLElement, missing: number): Promise<void> {
  for (let left = missing; left > 0; left -= 20) {
    const values = Array<string>(Math.min(left, 20)).fill(group.dataset.items!);
    const taken = await new Promise<boolean>(done =>
      form.dispatchEvent(new CustomEvent<Press>(pressed, { detail: { name: '_add', values, done } })));
    if (!taken) return;
  }
}

async function paste(box: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  const pasted = cells(text);
  if (pasted.length === 1 && pasted[0]!.length === 1) {
    const one = pasted[0]![0]!;
    const shown = box instanceof HTMLTextAreaElement ? one : one.replace(/\s*\n\s*/g, ' ');
    box.setRangeText(shown, box.selectionStart ?? 0, box.selectionEnd ?? box.value.length, 'end');
    return void box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const { id, name } = box;
  const first = grid(box);
  const has = (place: Place): boolean => place.some(one => one.name === name);
  const top = first.rows.findIndex(row => row.some(has));
  const left = first.rows[top]?.findIndex(has) ?? -1;
  if (top < 0 || left < 0) return;
  const most = Number(first.group?.dataset.most) || Infinity;
  const missing = Math.min(top + pasted.length, most) - first.rows.length;
  if (first.group && box.form && missing > 0) await grow(box.form, first.group, missing);

  const now = document.getElementById(id) as typeof box | null;
  const { rows, group } = grid(now ?? box);
  let filled = 0;
  const homeless: string[] = [];
  const replaced: string[] = [];
  for (const [down, row] of pasted.entries()) {
    const out: string[] = [];
    for (const [right, cell] of row.entries()) {
      const place = rows[top + down]?.[left + right];
      const before = place ? typed(place) : '';
      if (place && put(place, cell)) {
        filled += cell === '' ? 0 : 1;
        if (before !== '' && before !== typed(place)) replaced.push(before);
      }
      else if (cell !== '') out.push(cell);
    }
    if (out.length > 0) homeless.push(out.join('\t'));
  }
  now?.focus();
  tell(group ?? (now ?? box).closest<HTMLElement>('.v-field--wide:has(table)') ?? (now ?? box).form!, filled, homeless, replaced);
}

function tell(around: HTMLElement, filled: number, homeless: string[], replaced: string[]): void {
  around.querySelector(':scope > [data-told]')?.remove();
  const told = document.createElement('div');
  told.className = `au-c-alert au-c-alert--${homeless.length > 0 ? 'warning' : 'success'}`;
  told.dataset.told = '';
  told.setAttribute('role', 'status');
  const text = document.createElement('div');
  const line = (words: string): void => text.append(Object.assign(document.createElement('p'), { textContent: words }));
  line(say(`${filled} ${filled === 1 ? 'vak' : 'vakken'} ingevuld.`, `${filled} ${filled === 1 ? 'box' : 'boxes'} filled in.`));
  const list = (words: string, lines: string[]): void => {
    if (lines.length === 0) return;
    line(words);
    text.append(Object.assign(document.createElement('pre'), { className: 'v-typed', textContent: lines.join('\n') }));
  };
  list(say('Voor deze tekst was er geen plaats. Kopieer hem waar u hem nodig hebt:',
    'For this text there was no place. Copy it where you need it:'), homeless);
  list(say('Dit stond er en is vervangen:', 'This stood there and was replaced:'), replaced);
  told.append(text);
  around.append(told);
  if (homeless.length > 0) told.scrollIntoView({ block: 'nearest' });
}

export function ranges(): void {
  document.addEventListener('paste', event => {
    const box = event.target;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isText = box instanceof HTMLTextAreaElement;
    if (!(isText || box instanceof HTMLInputElement) || !box.closest('[data-items] [data-item], table') || box.readOnly) return;
    // Lines alone are a text where a box holds lines, and cells where it does not.
    if (!text.includes('\t') && (isText || !/[\r\n]+[^\r\n]/.test(text))) return;
    event.preventDefault();
    void paste(box, text);
  });
}
