'use strict';
(() => {
  const table = document.getElementById('templates');
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, rank) => ({
    row, rank, words: row.textContent.toLowerCase(),
    level: row.dataset.level, decision: row.dataset.decision,
  }));
  const search = document.getElementById('search');
  const level = document.getElementById('level');
  const decision = document.getElementById('decision');
  const shown = document.getElementById('shown');
  const filter = () => {
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const r of rows) {
      const fits = (!level.value || r.level === level.value) &&
        (!decision.value || r.decision === decision.value) &&
        terms.every((term) => r.words.includes(term));
      if (r.row.hidden === fits) r.row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = `${count} of ${rows.length} shown`;
  };
  const sort = (header) => {
    const column = header.cellIndex;
    const ascending = header.getAttribute('aria-sort') !== 'ascending';
    for (const h of table.tHead.rows[0].cells) h.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const key = ({row}) => {
      const cell = row.cells[column];
      return cell.dataset.order ? Number(cell.dataset.order) : cell.textContent;
    };
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (typeof x === 'number') return x - y;
      return x < y ? -1 : x > y ? 1 : 0;
    };
    const sorted = [...rows].sort((a, b) =>
      (ascending ? compare(a, b) : compare(b, a)) || a.rank - b.rank);
    body.append(...sorted.map((r) => r.row));
  };
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => sort(header));
    header.append(button);
  }
  for (const control of [search, level, decision]) {
    control.addEventListener('input', filter);
  }
  document.getElementById('tools').hidden = false;
  filter();
})();
