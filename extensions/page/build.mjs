/**
 * Bundles the page's front end into `built/`: files named by their content, each beside its compressed twin, and
 * `manifest.json`, which tells the server what a page loads first. What a page may never need stays a chunk of its own.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import { rspack } from '@rspack/core';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BUILT = join(HERE, 'built');
const COMPRESSIBLE = /\.(js|css|json|svg)$/;

/** A cleaner of HTML that the widget manager brings along; `manager.ts` shows descriptions as text in its place. */
const UNUSED = ['sanitize-html'];

const options = {
  mode: 'production',
  context: HERE,
  entry: { page: './lib/index.js' },
  output: {
    path: BUILT,
    filename: '[name].[contenthash:16].js',
    chunkFilename: '[name].[contenthash:16].js',
    cssFilename: '[name].[contenthash:16].css',
    cssChunkFilename: '[name].[contenthash:16].css',
    assetModuleFilename: '[name].[contenthash:16][ext]',
    // Beside the script, wherever the server lies: /user/ada/ownpace/page/ in a class.
    publicPath: 'auto'
  },
  target: ['web', 'es2022'],
  devtool: false,
  resolve: {
    alias: Object.fromEntries(UNUSED.map(name => [name, false]))
  },
  module: { rules: [{ test: /\.css$/, type: 'css/auto' }] },
  performance: { hints: false }
};

function bundle() {
  return new Promise((resolve, reject) => {
    rspack(options, (problem, stats) => {
      if (problem !== null || stats.hasErrors()) {
        reject(problem ?? new Error(stats.toString({ all: false, errors: true })));
      } else {
        resolve(stats.toJson({ all: false, entrypoints: true, assets: true }));
      }
    });
  });
}

function compress() {
  for (const name of readdirSync(BUILT).filter(name => COMPRESSIBLE.test(name))) {
    const packed = gzipSync(readFileSync(join(BUILT, name)), { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(join(BUILT, `${name}.gz`), packed);
  }
}

rmSync(BUILT, { recursive: true, force: true });
mkdirSync(BUILT);
const { entrypoints } = await bundle();
const first = entrypoints.page.assets.map(asset => asset.name);
compress();
writeFileSync(
  join(BUILT, 'manifest.json'),
  JSON.stringify(
    {
      scripts: first.filter(name => name.endsWith('.js')),
      styles: first.filter(name => name.endsWith('.css')),
      fonts: readdirSync(BUILT).filter(name => /^(stix-two-text-latin-400-normal|stix-two-math).*\.woff2$/.test(name))
    },
    null,
    1
  )
);
