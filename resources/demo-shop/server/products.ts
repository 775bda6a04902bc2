export type Language = 'en' | 'zh';
type Category = 'mugs' | 'notebooks' | 'lamps' | 'plants';
type Words = Record<Language, string>;

/** `price` in euro cents; `id` is also the name of its picture. */
export type Product = {
  id: string;
  category: Category;
  price: number;
  name: Words;
  about: Words;
  colours: Colour[];
};

export type Colour = 'forest' | 'clay' | 'sand' | 'ink' | 'snow';
export const sizes = ['small', 'medium', 'large'] as const;
export type Size = (typeof sizes)[number];

const products: readonly Product[] = [
  {
    id: 'stoneware-mug',
    category: 'mugs',
    price: 1800,
    name: { en: 'Stoneware Mug', zh: '粗陶马克杯' },
    about: {
      en: 'Thrown by hand, glazed twice, and heavy enough to stay where you put it.',
      zh: '手工拉坯，两次上釉，稳稳地立在桌上。',
    },
    colours: ['clay', 'forest', 'ink'],
  },
  {
    id: 'dotted-notebook',
    category: 'notebooks',
    price: 1450,
    name: { en: 'Dotted Notebook', zh: '点阵笔记本' },
    about: {
      en: 'A hundred and sixty pages that lie flat, with dots that stay out of the way.',
      zh: '一百六十页，可完全摊平，点阵淡而不扰。',
    },
    colours: ['forest', 'sand', 'ink'],
  },
  {
    id: 'desk-lamp',
    category: 'lamps',
    price: 6900,
    name: { en: 'Desk Lamp', zh: '台灯' },
    about: {
      en: 'Warm light on a long arm. It turns where you read and dims when you stop.',
      zh: '长臂暖光，随阅读转动，可随手调暗。',
    },
    colours: ['clay', 'snow', 'ink'],
  },
  {
    id: 'potted-fern',
    category: 'plants',
    price: 2400,
    name: { en: 'Potted Fern', zh: '盆栽蕨' },
    about: {
      en: 'Likes shade, a sip of water twice a week, and being talked to.',
      zh: '喜阴，每周浇水两次，也喜欢有人陪它说话。',
    },
    colours: ['clay', 'sand', 'snow'],
  },
  {
    id: 'camp-mug',
    category: 'mugs',
    price: 1250,
    name: { en: 'Camp Mug', zh: '露营搪瓷杯' },
    about: {
      en: 'Enamelled steel with a dark rim. It survives campfires and open-plan offices.',
      zh: '深色杯口的搪瓷钢杯，营火与办公室都不怕。',
    },
    colours: ['snow', 'forest', 'ink'],
  },
  {
    id: 'linen-notebook',
    category: 'notebooks',
    price: 2100,
    name: { en: 'Linen Notebook', zh: '亚麻笔记本' },
    about: {
      en: 'Bound in linen, closed by an elastic band, opened more often than you planned.',
      zh: '亚麻封面，松紧带收束，让人总想翻开。',
    },
    colours: ['sand', 'clay', 'forest'],
  },
  {
    id: 'paper-lantern',
    category: 'lamps',
    price: 4200,
    name: { en: 'Paper Lantern', zh: '纸灯' },
    about: {
      en: 'Folded from one sheet of mulberry paper. It glows rather than shines.',
      zh: '一张桑皮纸折成，柔光不刺眼。',
    },
    colours: ['snow', 'sand', 'clay'],
  },
  {
    id: 'small-cactus',
    category: 'plants',
    price: 1150,
    name: { en: 'Small Cactus', zh: '小仙人掌' },
    about: {
      en: 'Asks for sun and little else. Flowers once a year, when nobody is looking.',
      zh: '只要阳光，别无所求；一年一花，悄悄地开。',
    },
    colours: ['clay', 'snow', 'sand'],
  },
  {
    id: 'travel-mug',
    category: 'mugs',
    price: 2600,
    name: { en: 'Travel Mug', zh: '随行杯' },
    about: {
      en: 'Keeps tea hot for six hours and never opens in a bag.',
      zh: '保温六小时，放进包里也不会漏。',
    },
    colours: ['forest', 'ink', 'sand'],
  },
  {
    id: 'pocket-notebook',
    category: 'notebooks',
    price: 850,
    name: { en: 'Pocket Notebook', zh: '口袋笔记本' },
    about: {
      en: 'Stitched, thin, and always there when the idea is.',
      zh: '线装轻薄，灵感来时它就在手边。',
    },
    colours: ['ink', 'clay', 'sand'],
  },
  {
    id: 'globe-lamp',
    category: 'lamps',
    price: 5400,
    name: { en: 'Globe Lamp', zh: '球形灯' },
    about: {
      en: 'A ball of opal glass on an oak foot: a small moon for the shelf.',
      zh: '乳白玻璃球配橡木底座，书架上的小月亮。',
    },
    colours: ['snow', 'sand', 'ink'],
  },
  {
    id: 'rubber-fig',
    category: 'plants',
    price: 3200,
    name: { en: 'Rubber Fig', zh: '橡皮树' },
    about: {
      en: 'Broad dark leaves, slow and steady. Dust it when you need a pause.',
      zh: '叶大色深，慢慢生长；累了就替它擦擦灰。',
    },
    colours: ['clay', 'ink', 'snow'],
  },
];

export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}

/** Products whose name, in the visitor's language, contains every word of the query. */
export function searchProducts(query: string, language: Language, category?: string): Product[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return products.filter(
    (product) =>
      (!category || product.category === category) &&
      words.every((word) => product.name[language].toLowerCase().includes(word)),
  );
}
