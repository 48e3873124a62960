import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';

/** Teams, Outlook and every current browser bring these; nothing older is supported. */
const browsers = ['chrome >= 125', 'edge >= 125', 'firefox >= 128', 'safari >= 17.4', 'ios_saf >= 17.4'];

const source = (file) => resolve(import.meta.dirname, 'addin/src/entries', file);

const page = (name, template) =>
  new HtmlWebpackPlugin({
    filename: `${name}.html`,
    chunks: [name],
    template: source(template),
    scriptLoading: 'defer',
    inject: 'head',
    minify: false,
  });

/** Icons keep their names: Outlook's manifest says where they are. */
const icons = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('icons', (compilation) => {
      const folder = resolve(import.meta.dirname, 'manifest/outlook/icons');
      for (const file of readdirSync(folder))
        compilation.emitAsset(
          `icons/${file}`,
          new webpack.sources.RawSource(readFileSync(resolve(folder, file))),
        );
    });
  },
};

// biome-ignore lint/style/noDefaultExport: webpack reads the default export.
export default (_, { mode = 'production' }) => ({
  mode,
  target: `browserslist:${browsers.join(', ')}`,
  devtool: mode === 'production' ? false : 'source-map',
  entry: {
    tab: [source('app.css'), source('tab.ts')],
    browser: [source('app.css'), source('browser.ts')],
    outlook: [source('app.css'), source('outlook.ts')],
    'outlook-sign-in': [source('page.css'), source('outlook-sign-in.ts')],
    'sign-in': [source('page.css'), source('sign-in.ts')],
    consent: [source('page.css'), source('consent.ts')],
    approve: [source('page.css'), source('approve.ts')],
  },
  output: {
    path: resolve(import.meta.dirname, 'dist/addin'),
    publicPath: '/',
    filename: 'assets/[name].[contenthash].js',
    cssFilename: 'assets/[name].[contenthash].css',
    chunkFilename: 'assets/[name].[contenthash].js',
    cssChunkFilename: 'assets/[name].[contenthash].css',
    assetModuleFilename: 'assets/[name].[contenthash][ext]',
    clean: true,
  },
  resolve: { extensions: ['.js', '.ts', '.tsx'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        include: resolve(import.meta.dirname, 'addin'),
        loader: 'swc-loader',
        options: {
          env: { targets: browsers },
          jsc: {
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
        },
      },
      { test: /\.css$/, type: 'css' },
    ],
  },
  experiments: { css: true },
  optimization: {
    splitChunks: { chunks: 'all' },
    // The server fills placeholders in the pages, so their quotes have to stay.
    minimizeOptions: { html: false },
  },
  performance: { hints: false },
  plugins: [
    page('tab', 'app.ejs'),
    page('browser', 'app.ejs'),
    page('outlook', 'outlook.ejs'),
    page('outlook-sign-in', 'outlook-sign-in.ejs'),
    page('sign-in', 'page.ejs'),
    page('consent', 'page.ejs'),
    page('approve', 'page.ejs'),
    icons,
    new webpack.NormalModuleReplacementPlugin(
      /@fluentui[\\/]tokens[\\/]lib[\\/]tokens\.js$/,
      resolve(import.meta.dirname, 'addin/theme-tokens.js'),
    ),
  ],
});
