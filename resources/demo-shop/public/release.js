/**
 * What differs between two releases of the shop, as data; everything else is the same code. Classes differ as well: the build
 * names them anew (server/styles.ts). `parts` say what stands where and in which order, `wraps` what is wrapped in how many more
 * elements, `ids` and `words` what is called differently.
 */
const releases = {
  1: {
    parts: {
      header: ['brand', 'nav', 'language', 'account', 'cart'],
      hero: ['words', 'search'],
      cartAside: ['giftNote', 'coupon', 'summary'],
      delivery: ['name', 'street', 'postcode', 'city', 'country', 'date'],
      deliveryEnd: ['speed', 'newsletter'],
      buy: ['colour', 'size', 'quantity', 'add'],
    },
    wraps: {},
    ids: {},
    words: { en: {}, zh: {} },
  },
  2: {
    parts: {
      header: ['brand', 'search', 'nav', 'account', 'language', 'cart'],
      hero: ['words'],
      cartAside: ['summary', 'coupon'],
      delivery: ['country', 'name', 'postcode', 'city', 'street', 'date'],
      deliveryEnd: ['newsletter', 'speed'],
      buy: ['size', 'colour', 'quantity', 'add'],
    },
    wraps: { field: 1, card: 1 },
    ids: {
      email: 'login-email',
      password: 'login-password',
      search: 'site-search',
      coupon: 'promo-code',
      name: 'recipient',
      street: 'address-line1',
      postcode: 'zip',
      city: 'locality',
      country: 'country-code',
      date: 'arrival',
      size: 'variant-size',
      quantity: 'amount',
      order: 'reference',
    },
    words: {
      en: {
        addToCart: 'Add to basket',
        cart: 'Basket',
        yourCart: 'Your basket',
        cartIsEmpty: 'Your basket is empty.',
        checkout: 'Proceed to checkout',
        coupon: 'Promotion code',
        toPayment: 'Continue',
        street: 'Address',
      },
      zh: {
        addToCart: '放入购物篮',
        cart: '购物篮',
        yourCart: '你的购物篮',
        cartIsEmpty: '购物篮是空的。',
        checkout: '前往结算',
        coupon: '促销码',
        toPayment: '继续',
        street: '地址',
      },
    },
  },
};

const release = releases[document.documentElement.dataset.release];

/** The id of what the code calls `name`. */
export const id = (name) => release.ids[name] ?? name;

export const releaseWords = release.words;

/** Builds what stands in a place, in this release's order. */
export function arrange(place, builders) {
  return release.parts[place].map((part) => builders[part]());
}

/** The element, inside as many more as this release puts around it. */
export function wrap(name, element) {
  let outermost = element;
  for (let count = release.wraps[name] ?? 0; count > 0; count--) {
    const around = document.createElement('div');
    around.append(outermost);
    outermost = around;
  }
  return outermost;
}
