/** What the page takes of its sister packages: their plugins, as JupyterLab would load them, and their style. */
declare module '@ownpace/widgets' {
  const plugins: import('./application').Plugin[];
  export default plugins;
}
declare module '@ownpace/pacing' {
  const plugin: import('./application').Plugin;
  export default plugin;
}
declare module '*.css';
