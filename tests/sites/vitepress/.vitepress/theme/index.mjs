import { h } from 'vue';
import { useRouter } from 'vitepress';
import DefaultTheme from 'vitepress/theme';

const Search = {
  setup() {
    const { go } = useRouter();
    const onSeedSelect = (event) => {
      event.preventDefault(); // The router goes there, and the page is not loaded anew.
      go(event.detail.href);
    };
    return () => h('seed-search', { dialog: '', hotkeys: '', suggest: '', style: 'margin: 0 1rem', onSeedSelect });
  },
};

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'nav-bar-content-before': () => h(Search) }),
};
