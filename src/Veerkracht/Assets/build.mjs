// Builds wwwroot/built/site.css and site.js. `--watch` builds again at each change.
import { mkdirSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { compile } from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'wwwroot', 'built');

async function styles() {
  const { css } = compile(join(here, 'styles', 'site.scss'), {
    loadPaths: [join(here, 'node_modules', '@appuniversum', 'ember-appuniversum', 'styles')],
    quietDeps: true,
    // Appuniversum's sources still use @import and global built-ins.
    silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
  });
  const { code } = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  return ['site.css', '/*! Built on Appuniversum (MIT), see THIRD-PARTY.md */\n' + code];
}

async function scripts() {
  const result = await build({
    entryPoints: [join(here, 'scripts', 'site.ts')],
    bundle: true, minify: true, format: 'iife', target: 'es2022', write: false,
  });
  return ['site.js', result.outputFiles[0].text];
}

async function all() {
  mkdirSync(out, { recursive: true });
  for (const [name, text] of await Promise.all([styles(), scripts()])) {
    writeFileSync(join(out, name), text);
    console.log(`${name}: ${text.length} bytes, ${gzipSync(text).length} compressed`);
  }
}

await all();
if (process.argv.includes('--watch')) {
  for (const folder of ['styles', 'scripts']) {
    watch(join(here, folder), () => all().catch(error => console.error(error.message)));
  }
}
