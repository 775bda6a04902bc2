import 'quill/dist/quill.snow.css';
import Quill from 'quill';

new Quill('#editor', {
  theme: 'snow',
  placeholder: 'Write…',
  modules: {
    toolbar: [[{ header: [1, 2, false] }], ['bold', 'italic'], [{ list: 'ordered' }, { list: 'bullet' }], ['clean']],
  },
});
