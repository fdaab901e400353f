import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'] },
  // Tests read the catalogue's own sentences, which lie with the Python half.
  server: { fs: { allow: ['../..'] } }
});
