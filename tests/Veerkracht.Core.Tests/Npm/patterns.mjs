// What re2js and the RegExp of a browser say: [{ pattern, text, browser }] in, [{ re2, browser }] out; "refused" where it cannot be read.
import { RE2JS } from 're2js';
import { readFileSync } from 'node:fs';

const verdict = ask => {
  try {
    return ask();
  } catch {
    return 'refused';
  }
};
const cases = JSON.parse(readFileSync(0, 'utf8'));
console.log(
  JSON.stringify(
    cases.map(({ pattern, text, browser }) => ({
      re2: verdict(() => RE2JS.compile(pattern).matcher(text).find()),
      // Only where it is asked: a browser tracks back, and need not come to an end.
      browser: browser ? verdict(() => new RegExp(pattern, 'u').test(text)) : null,
    })),
  ),
);
