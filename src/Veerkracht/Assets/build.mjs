// Builds wwwroot/built/site.css and site.js, what is loaded only where it is used (desk.css and desk.js for who is signed in,
// calendar.js, choose.js, groups.js, map.js with map.css), the font and the icons, and artifacts/sbom/assets.cdx.json: whose they are.
// `--watch` builds again at each change.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { compile } from 'sass';
import { writeBill } from './bill.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'wwwroot', 'built');
const bill = join(here, '..', '..', '..', 'artifacts', 'sbom', 'assets.cdx.json');

async function styles(name) {
  const { css, loadedUrls } = compile(join(here, 'styles', `${name}.scss`), {
    loadPaths: [join(here, 'node_modules', '@appuniversum', 'ember-appuniversum', 'styles')],
    quietDeps: true,
    // Appuniversum's sources still use @import and global built-ins.
    silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
  });
  const { code } = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  const text = '/*! Built on Appuniversum (MIT), see THIRD-PARTY.md */\n' + code;
  return { name: `${name}.css`, text, read: loadedUrls.map(url => fileURLToPath(url)) };
}

/** A script and, where it imports one, the style sheet of the same name; pictures of that go into it. */
async function script(name, format) {
  const result = await build({
    entryPoints: [join(here, 'scripts', `${name}.ts`)],
    bundle: true, minify: true, format, target: 'es2022', write: false, metafile: true,
    outdir: out, loader: { '.png': 'dataurl' }, legalComments: 'none',
  });
  const read = Object.keys(result.metafile.inputs).map(f => resolve(f));
  return result.outputFiles.map(file => ({ name: basename(file.path), text: file.text, read }));
}

/** What maps lie on: the borders before the mergers of 2025 and since. */
const borders = { 'borders-2024.json': 'boundaries_2019_2024.topojson', 'borders-2025.json': 'boundaries_2025.topojson' };

/** The letters of Latin languages, in all weights: what a page has beside these is drawn by the system. */
const font = join(here, 'node_modules', '@fontsource-variable', 'public-sans', 'files', 'public-sans-latin-wght-normal.woff2');

/** Of Appuniversum's icons those that a page names; see IconTagHelper. */
const icons = ['book', 'calendar', 'chat-help', 'check', 'clock', 'document', 'download', 'info-circle', 'link', 'mail', 'search'];

/** The font under a name for its content, so that a browser may keep it for good. */
function keepFont() {
  const name = `public-sans-${createHash('sha256').update(readFileSync(font)).digest('hex').slice(0, 8)}.woff2`;
  for (const old of readdirSync(out).filter(file => file.endsWith('.woff2') && file !== name)) rmSync(join(out, old));
  copyFileSync(font, join(out, name));
  return name;
}

function sprite() {
  const from = join(here, 'node_modules', '@appuniversum', 'ember-appuniversum', 'public', 'appuniversum-symbolset.svg');
  const whole = readFileSync(from, 'utf8');
  const symbols = icons.map(name => {
    const [symbol] = whole.match(new RegExp(`<symbol[^>]* id="${name}">.*?</symbol>`, 's')) ?? [];
    if (!symbol) throw new Error(`Appuniversum has no icon ${name}.`);
    return symbol.replace(/\s*\n\s*/g, '').replace(/ fill="(?!none)[^"]*"/g, '');
  });
  return { name: 'icons.svg', text: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`, read: [from] };
}

async function all() {
  mkdirSync(out, { recursive: true });
  for (const [name, from] of Object.entries(borders)) copyFileSync(join(here, '..', '..', '..', 'reference', from), join(out, name));
  const parts = ['calendar', 'choose', 'groups', 'map'].map(name => script(name, 'esm'));
  const letters = keepFont();
  const whole = [sprite(), styles('site'), styles('desk'), script('site', 'iife'), script('desk', 'iife')];
  const built = (await Promise.all([...whole, ...parts])).flat();
  for (const { name, text: written } of built) {
    const text = written.replaceAll('public-sans.woff2', letters);
    writeFileSync(join(out, name), text);
    console.log(`${name}: ${text.length} bytes, ${gzipSync(text).length} compressed`);
  }
  writeBill([font, ...built.flatMap(file => file.read)], bill);
}

await all();
if (process.argv.includes('--watch')) {
  for (const folder of ['styles', 'scripts']) {
    watch(join(here, folder), () => all().catch(error => console.error(error.message)));
  }
}
