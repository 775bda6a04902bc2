import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const phone = (text) =>
  text
    .replace(/\D/g, '')
    .slice(0, 9)
    .replace(/(\d{3})(?=\d)/g, '$1 ');

/** Every value is React's own: what is typed stands there only if the state says so. */
const Form = () => {
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [size, setSize] = useState('S');
  const [sent, setSent] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent(`${name}, ${number}, ${size}, ${agreed ? 'agreed' : 'not agreed'}`);
      }}
    >
      <label>
        Phone <input value={number} onChange={(event) => setNumber(phone(event.target.value))} />
      </label>
      <label>
        Name <input value={name} onChange={(event) => setName(event.target.value.toUpperCase().slice(0, 6))} />
      </label>
      <label>
        <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked && name !== '')} />{' '}
        I agree
      </label>
      <label>
        Size{' '}
        <select value={size} onChange={(event) => setSize(event.target.value)}>
          <option>S</option>
          <option>M</option>
          <option>L</option>
        </select>
      </label>
      <button type="submit">Send</button>
      <p>{sent}</p>
    </form>
  );
};

createRoot(document.querySelector('#root')).render(<Form />);
