import {
  Autocomplete,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  FormControlLabel,
  MenuItem,
  Select,
  Slider,
  Switch,
  Tab,
  Tabs,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const Picks = () => {
  const [age, setAge] = useState('');
  const [film, setFilm] = useState(null);
  return (
    <div style={{ width: 300 }}>
      <Select
        displayEmpty
        value={age}
        onChange={(event) => setAge(event.target.value)}
        inputProps={{ 'aria-label': 'Age group' }}
      >
        <MenuItem value="">Any age</MenuItem>
        <MenuItem value="child">Child</MenuItem>
        <MenuItem value="adult">Adult</MenuItem>
      </Select>
      <Autocomplete
        options={['Alien', 'Amelie', 'Brazil', 'Casablanca', 'Metropolis', 'Vertigo']}
        value={film}
        onChange={(_, value) => setFilm(value)}
        renderInput={(given) => <TextField {...given} label="Film" />}
      />
      <p>
        Age {age}, film {film}
      </p>
    </div>
  );
};

const Switches = () => {
  const [log, setLog] = useState([]);
  const note = (name) => (event) => setLog([...log, `${name} ${event.target.checked}`]);
  return (
    <div>
      <FormControlLabel control={<Checkbox onChange={note('terms')} />} label="Accept the terms" />
      <FormControlLabel control={<Switch onChange={note('dark')} />} label="Dark theme" />
      <p>{log.join(', ')}</p>
    </div>
  );
};

const Volume = () => {
  const [value, setValue] = useState(30);
  return (
    <div style={{ width: 300, padding: 40 }}>
      <Slider aria-label="Volume" value={value} step={10} onChange={(_, now) => setValue(now)} />
      <p>Volume {value}</p>
    </div>
  );
};

const Rename = () => {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState('nothing');
  return (
    <div>
      <Button onClick={() => setOpen(true)}>Edit profile</Button>
      <Dialog open={open} onClose={() => setOpen(false)}>
        <DialogContent>
          <TextField label="Display name" value={name} onChange={(event) => setName(event.target.value)} />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            onClick={() => {
              setSaved(name);
              setOpen(false);
            }}
          >
            Save
          </Button>
        </DialogActions>
      </Dialog>
      <p>Saved: {saved}</p>
    </div>
  );
};

const Sections = () => {
  const [tab, setTab] = useState(0);
  return (
    <div>
      <Tabs value={tab} onChange={(_, value) => setTab(value)}>
        <Tab label="Inbox" />
        <Tab label="Drafts" />
        <Tab label="Spam" />
      </Tabs>
      <p>Tab number {tab}</p>
    </div>
  );
};

const parts = { Picks, Switches, Volume, Rename, Sections };
const Part = parts[document.body.dataset.part];
createRoot(document.querySelector('#root')).render(<Part />);
