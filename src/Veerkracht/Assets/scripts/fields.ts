// Small helps in boxes: numbers as the language writes them, and how many characters are left.
import { say } from './words';

const group = say('.', ',');
const point = say(',', '.');
// As the server reads it (NumeralReader), but for words: spaces group thousands only in threes, so "1 25" is no number.
const grouped = (by: string): string => `[1-9]\\d{0,2}(?:${by}\\d{3})+`;
const wholes = [grouped(`\\${group}`), grouped("[ \u00a0\u2007\u2009\u202f'’]"), '\\d+'].join('|');
const number = new RegExp(`^(-?)(${wholes})(?:\\${point}(?:(\\d+)|-+|[–—=]))?$`);
const euro = /^(?:€|eur(?:o)?(?=[\s\d-]))\s*|\s*(?:€|eur(?:o)?)$/gi;

/** "1234,5" → "1.234,50" for an amount in Dutch. What is not certainly a number stays as it was typed; the server says so. */
export function format(text: string, decimals: number, always: boolean, unit = ''): string {
  const [, sign, whole, fraction = ''] = number.exec(without(unit, text.trim()).replace(euro, '')) ?? [];
  if (whole === undefined || fraction.length > decimals) return text;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, group);
  const rest = always ? fraction.padEnd(decimals, '0') : fraction;
  return `${sign}${digits}${rest ? point + rest : ''}`;
}

const plain = (text: string): string => text.replace(/²/g, '2').replace(/³/g, '3').toLowerCase();

/** "5 km" → "5" where the question is in km; "5 km" is no 5 k in metres. */
function without(unit: string, text: string): string {
  const before = text.slice(0, text.length - unit.length);
  return unit && plain(text).endsWith(plain(unit)) && !/^\p{L}\p{L}$/u.test(before.slice(-1) + unit[0]) ? before.trimEnd() : text;
}

export function numbers(): void {
  document.addEventListener('focusout', event => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.dataset.decimals === undefined || box.readOnly) return;
    const shown = format(box.value, Number(box.dataset.decimals), 'amount' in box.dataset, box.dataset.unit);
    if (shown !== box.value) box.value = shown;
  });
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
// As the server counts: without space around the text, but with the indent of its first line; a line end as one.
const length = (text: string, lines: boolean): number => {
  const typed = text.replace(/\r\n?/g, '\n').trimEnd();
  return [...segments.segment(lines ? typed.replace(/^\s*\n/, '') : typed.trimStart())].length;
};

function count(box: HTMLTextAreaElement | HTMLInputElement): void {
  const counter = document.getElementById(`${box.id}-counter`);
  if (!counter) return;
  const left = Number(box.dataset.max) - length(box.value, box instanceof HTMLTextAreaElement);
  counter.textContent = left >= 0
    ? say(`Nog ${left} ${left === 1 ? 'teken' : 'tekens'}`, `${left} ${left === 1 ? 'character' : 'characters'} left`)
    : say(`${-left} ${left === -1 ? 'teken' : 'tekens'} te veel`, `${-left} ${left === -1 ? 'character' : 'characters'} too many`);
  counter.classList.toggle('au-c-help-text--error', left < 0);
  // Spoken only near the end: a count at each key is noise.
  counter.setAttribute('aria-live', left < Number(box.dataset.max) / 10 ? 'polite' : 'off');
}

/** Also again where a form was renewed: the server does not count. */
export const countAll = (): void => document.querySelectorAll<HTMLTextAreaElement>('[data-max]').forEach(count);

export function counters(): void {
  countAll();
  document.addEventListener('input', event => {
    if (event.target instanceof HTMLElement && event.target.dataset.max) count(event.target as HTMLTextAreaElement);
  });
}
