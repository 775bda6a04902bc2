import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';

ModuleRegistry.registerModules([AllCommunityModule]);
const names = ['Ann', 'Bob', 'Cleo', 'Dora', 'Emil', 'Fay'];
const rowData = Array.from({ length: 300 }, (_, index) => ({
  id: index + 1,
  name: `${names[index % 6]} ${index + 1}`,
  score: (index * 37) % 101,
}));
createGrid(document.querySelector('#grid'), {
  rowData,
  columnDefs: [
    { field: 'id', width: 100 },
    { field: 'name', editable: true, filter: true },
    { field: 'score', editable: true },
  ],
  rowSelection: { mode: 'multiRow' },
  animateRows: false,
  onCellValueChanged: ({ data, colDef, newValue }) =>
    (document.querySelector('#result').textContent += `${data.id} ${colDef.field} ${newValue}. `),
  onRowSelected: ({ data, node }) =>
    (document.querySelector('#result').textContent += `${data.name} ${node.isSelected() ? 'chosen' : 'left'}. `),
});
