// What @bufbuild/cel makes of expressions: { names, cases } in, a list of values as text out; "error" where it gives none.
import { isCelError, isCelList, isCelMap, run } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { readFileSync } from 'node:fs';

// A number of JSON is an int where it is whole, as an expression writes it.
const given = value =>
  typeof value === 'number' && Number.isInteger(value)
    ? BigInt(value)
    : Array.isArray(value)
      ? value.map(given)
      : value !== null && typeof value === 'object'
        ? new Map(Object.entries(value).map(([key, inner]) => [key, given(inner)]))
        : value;
const shown = value => {
  if (isCelError(value)) return 'error';
  // It cuts an emoji in two halves; half a character cannot be written in JSON.
  if (typeof value === 'string') return `"${value.toWellFormed()}"`;
  if (isCelList(value)) return `[${[...value].map(shown).join(', ')}]`;
  if (isCelMap(value)) return `{${[...value].map(([key, inner]) => `${shown(key)}: ${shown(inner)}`).join(', ')}}`;
  return String(value);
};
const { names, cases } = JSON.parse(readFileSync(0, 'utf8'));
const bindings = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, given(value)]));
console.log(JSON.stringify(cases.map(text => shown(run(text, bindings, { funcs: strings })))));
