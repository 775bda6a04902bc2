const strings = {
  en: {
    toPay: 'To pay:',
    number: 'Card number',
    expiry: 'Expiry',
    code: 'Security code',
    pay: 'Pay',
    paying: 'Paying…',
    refused: 'The card was not accepted. Check the number, the expiry and the code.',
  },
  zh: {
    toPay: '应付：',
    number: '卡号',
    expiry: '有效期',
    code: '安全码',
    pay: '付款',
    paying: '付款中…',
    refused: '银行卡未被接受。请检查卡号、有效期与安全码。',
  },
};

const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'zh' ? 'zh' : 'en';
const words = strings[language];
const form = document.getElementById('card');
const problem = document.getElementById('problem');
const button = form.querySelector('button');

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
for (const element of document.querySelectorAll('[data-words]')) element.textContent = words[element.dataset.words];
document.getElementById('sum').textContent = new Intl.NumberFormat(document.documentElement.lang, {
  style: 'currency',
  currency: 'EUR',
}).format(Number(asked.get('amount')) / 100);

const { number, expiry, code } = form.elements;
const digits = (input) => input.value.replace(/\D/g, '');
number.addEventListener('input', () => {
  number.value = digits(number).replace(/(\d{4})(?=\d)/g, '$1 ');
});
expiry.addEventListener('input', (event) => {
  const isDeleting = event.inputType?.startsWith('delete');
  expiry.value = digits(expiry).replace(isDeleting ? /^(\d{2})(?=\d)/ : /^(\d{2})/, '$1/');
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  button.disabled = true;
  button.textContent = words.paying;
  const response = await fetch('/authorise', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: digits(number), expiry: expiry.value, code: digits(code) }),
  });
  button.disabled = false;
  button.textContent = words.pay;
  if (!response.ok) {
    problem.textContent = words.refused;
    return;
  }
  const { card } = await response.json();
  parent.postMessage({ card }, asked.get('shop'));
});
