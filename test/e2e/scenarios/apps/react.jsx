import { DndContext, useDraggable, useDroppable } from '@dnd-kit/core';
import { DropdownMenu, Select, Slider } from 'radix-ui';
import { useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, NumberField, Popover } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { List } from 'react-window';

const Aria = () => {
  const [animal, setAnimal] = useState('');
  const [count, setCount] = useState(1);
  return (
    <div>
      <ComboBox onSelectionChange={setAnimal}>
        <Label>Animal</Label>
        <Input />
        <Button>▼</Button>
        <Popover>
          <ListBox>
            {['Aardvark', 'Cat', 'Dog', 'Kangaroo'].map((name) => (
              <ListBoxItem key={name} id={name}>
                {name}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </ComboBox>
      <NumberField value={count} onChange={setCount} minValue={0}>
        <Label>How many</Label>
        <Button slot="decrement">−</Button>
        <Input />
        <Button slot="increment">+</Button>
      </NumberField>
      <p>
        {count} of {animal}
      </p>
    </div>
  );
};

const Menu = () => {
  const [done, setDone] = useState('');
  return (
    <div>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>Options</DropdownMenu.Trigger>
        <DropdownMenu.Content>
          <DropdownMenu.Item onSelect={() => setDone('new tab')}>New tab</DropdownMenu.Item>
          <DropdownMenu.Sub>
            <DropdownMenu.SubTrigger>More tools</DropdownMenu.SubTrigger>
            <DropdownMenu.SubContent>
              <DropdownMenu.Item onSelect={() => setDone('page saved')}>Save page</DropdownMenu.Item>
              <DropdownMenu.Item onSelect={() => setDone('shortcut made')}>Make a shortcut</DropdownMenu.Item>
            </DropdownMenu.SubContent>
          </DropdownMenu.Sub>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      <p>Done: {done}</p>
    </div>
  );
};

const Picker = () => {
  const [fruit, setFruit] = useState();
  const [level, setLevel] = useState([50]);
  return (
    <div>
      <Select.Root value={fruit} onValueChange={setFruit}>
        <Select.Trigger aria-label="Fruit">
          <Select.Value placeholder="Choose a fruit" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content>
            <Select.Viewport>
              {['Apple', 'Pear', 'Quince'].map((name) => (
                <Select.Item key={name} value={name}>
                  <Select.ItemText>{name}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
      <Slider.Root
        value={level}
        onValueChange={setLevel}
        step={10}
        style={{ position: 'relative', display: 'flex', width: 300, height: 20, marginTop: 150, background: '#ddd' }}
      >
        <Slider.Track style={{ flex: 1 }}>
          <Slider.Range />
        </Slider.Track>
        <Slider.Thumb aria-label="Level" style={{ display: 'block', width: 20, height: 20, background: 'teal' }} />
      </Slider.Root>
      <p>
        Picked {fruit} at {level[0]}
      </p>
    </div>
  );
};

const Piece = ({ id }) => {
  const { attributes, listeners, setNodeRef, transform } = useDraggable({ id });
  const style = {
    width: 80,
    padding: 10,
    background: '#fc9',
    transform: transform ? `translate(${transform.x}px, ${transform.y}px)` : undefined,
  };
  return (
    <div ref={setNodeRef} style={style} {...listeners} {...attributes}>
      Piece {id}
    </div>
  );
};
const Square = ({ id, children }) => {
  const { setNodeRef } = useDroppable({ id });
  return (
    <div
      ref={setNodeRef}
      style={{ display: 'inline-block', width: 150, height: 120, border: '1px solid', margin: 5, verticalAlign: 'top' }}
    >
      Square {id}
      {children}
    </div>
  );
};
const Board = () => {
  const [place, setPlace] = useState('a');
  return (
    <DndContext onDragEnd={({ over }) => over && setPlace(over.id)}>
      {['a', 'b', 'c'].map((id) => (
        <Square key={id} id={id}>
          {place === id && <Piece id="K" />}
        </Square>
      ))}
      <p>King in {place}</p>
    </DndContext>
  );
};

const Row = ({ index, style, onPick }) => (
  <div style={style}>
    <button type="button" onClick={() => onPick(index)}>
      Song {index + 1}
    </button>
  </div>
);
const Songs = () => {
  const [song, setSong] = useState(-1);
  return (
    <div>
      <List
        rowComponent={Row}
        rowCount={500}
        rowHeight={32}
        rowProps={{ onPick: setSong }}
        style={{ height: 250, width: 300 }}
      />
      <p>Playing {song + 1}</p>
    </div>
  );
};

const parts = { Aria, Menu, Picker, Board, Songs };
const Part = parts[document.body.dataset.part];
createRoot(document.querySelector('#root')).render(<Part />);
