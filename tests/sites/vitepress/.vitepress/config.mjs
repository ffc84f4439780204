import { defineConfig } from 'vitepress';

const base = process.env.BASE ?? '/';

export default defineConfig({
  base,
  lang: 'zh-CN',
  title: '岭下观测站手册',
  description: '观测站的安装、校准和日常维护',
  head: [['script', { type: 'module', src: `${base}search/define.js` }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'seed-search' } } },
  markdown: { lineNumbers: true },
  themeConfig: {
    outline: 'deep',
    nav: [{ text: '手册', link: '/install' }],
    sidebar: [
      { text: '安装', link: '/install' },
      { text: '校准', link: '/calibration' },
      {
        text: '数据与问题',
        items: [
          { text: '数据格式', link: '/guide/data' },
          { text: '常见问题', link: '/guide/faq' },
        ],
      },
      { text: 'Command reference', link: '/commands' },
    ],
  },
});
