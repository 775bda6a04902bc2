import { createApp } from 'vue/dist/vue.esm-bundler.js';

createApp({
  data: () => ({ items: ['Soap'], draft: '', filter: '' }),
  computed: {
    shown() {
      return this.items.filter((item) => item.toLowerCase().includes(this.filter.toLowerCase()));
    },
  },
  template: `<form @submit.prevent="items.push(draft); draft = ''"><label>Item <input v-model.trim="draft"></label><button>Add</button></form>
    <label>Filter <input v-model="filter"></label>
    <transition-group tag="ul"><li v-for="item of shown" :key="item">{{ item }} <a href="#" @click.prevent="items.splice(items.indexOf(item), 1)">×</a></li></transition-group>`,
}).mount('#root');
