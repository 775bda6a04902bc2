/** A page of a given size, made of what real ones are made of: a table with a row per person, cards, fields with labels. */
export const benchPage = (elements: number): string => {
  // A row has 7 elements, a card 6.
  const rows = Math.floor(elements / 2 / 7);
  const cards = Math.floor(elements / 2 / 6);
  const row = (index: number): string =>
    `<tr><td>Person ${word(index)}</td><td>${(index * 37) % 1000}.50</td><td><a href="/person/${word(index)}">Open</a></td><td><button>Delete</button></td></tr>`;
  const card = (index: number): string =>
    `<div class="card"><h3>Product ${word(index)}</h3><p>Some words about it</p><label>Amount <input></label><button>Add to cart</button></div>`;
  return `<!doctype html><html><head><title>Bench</title><style>
    .card { display: inline-block; width: 200px; border: 1px solid #ccc; } .card:hover { border-color: #000 }
    tr:hover { background: #eee } .required::after { content: '*' } button:hover { color: red }
  </style></head><body><header><nav aria-label="Main"><a href="/">Home</a><a href="/cart">Cart</a></nav></header>
  <main><h1>Everything</h1><label>Search <input id="search"></label>
  <table><tbody>${Array.from({ length: rows }, (_, index) => row(index)).join('')}</tbody></table>
  <section aria-label="Products">${Array.from({ length: cards }, (_, index) => card(index)).join('')}</section></main></body></html>`;
};

/** A made-up word for each number, none of them part of another: names are told apart by words, not by digits. */
const word = (index: number): string => {
  let text = '';
  for (let rest = index, length = 0; length < 3; rest = Math.floor(rest / 20), length++) {
    text += `${'bcdfghklmnprstvwzjqx'.charAt(rest % 20)}${'aeiou'.charAt((rest + length) % 5)}`;
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
};
