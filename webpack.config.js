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

// biome-ignore lint/style/noDefaultExport: webpack reads the default export.
export default (_, { mode = 'production' }) => ({
  mode,
  target: `browserslist:${browsers.join(', ')}`,
  devtool: mode === 'production' ? false : 'source-map',
  entry: {
    tab: [source('app.css'), source('tab.ts')],
    browser: [source('app.css'), source('browser.ts')],
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
    page('consent', 'page.ejs'),
    page('approve', 'page.ejs'),
    new webpack.NormalModuleReplacementPlugin(
      /@fluentui[\\/]tokens[\\/]lib[\\/]tokens\.js$/,
      resolve(import.meta.dirname, 'addin/theme-tokens.js'),
    ),
  ],
});
