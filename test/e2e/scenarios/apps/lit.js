import { html, LitElement } from 'lit';

class VoteBox extends LitElement {
  static properties = { votes: { type: Number }, name: { type: String } };
  constructor() {
    super();
    this.votes = 0;
  }
  render() {
    return html`<fieldset><legend>${this.name}</legend>
      <button @click=${() => this.votes--}>▼</button><b>${this.votes}</b><button @click=${() => this.votes++}>▲</button></fieldset>`;
  }
}
customElements.define('vote-box', VoteBox);
