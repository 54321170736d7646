#!/bin/sh
# npm @bufbuild/cel 0.6.1, an evaluator of the Common Expression Language, with its string extension.
# Expected, by the language definition and as cel-go has it: timestamp(int) counts seconds since 1970; split with a limit keeps the rest of
# the text in its last part; replace("", x) puts x between all characters; a text that is no number is an error for double().
# Seen: timestamp(int) counts milliseconds, so a moment of 2022 becomes one of January 1970; split with a limit drops the rest; replace("",
# x) puts one x at the beginning for each character; double("abc") is NaN, which then goes on through a computation without a word. Errors
# that the language asks for elsewhere (int overflow, int of "1.0") are there.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund @bufbuild/cel@0.6.1
cat >show.mjs <<'JS'
import { run, isCelError } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
const say = value => isCelError(value) ? 'an error' : value !== null && typeof value === 'object' ? [...value].join('|') : String(value);
for (const text of [
  'string(timestamp(1662019200))',
  '"a,b,c".split(",", 2)',
  '"abc".replace("", "-")',
  'double("abc")',
  'double("abc") > 1.0',
  'int("1.0")',
  '9223372036854775807 + 1',
]) console.log(`${text} = ${say(run(text, {}, { funcs: strings }))}`);
JS
seen="$(node show.mjs)"
echo "$seen"
[ "$seen" = 'string(timestamp(1662019200)) = 1970-01-20T05:40:19.200Z
"a,b,c".split(",", 2) = a|b
"abc".replace("", "-") = ---abc
double("abc") = NaN
double("abc") > 1.0 = false
int("1.0") = an error
9223372036854775807 + 1 = an error' ] || { echo "It behaves otherwise now." >&2; exit 1; }
