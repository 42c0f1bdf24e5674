// Makes the same document with three PDF makers, and times each. Served beside the built app by tests/bench/main.rs.

// The document: headings, running text and tables, as a risk report has them. Always the same.
const SECTIONS = 16;
const ROWS = 12;
const PARAGRAPH =
  'Klinikken har gått gjennom hendelsen sammen med dem som kjenner arbeidet best. Vurderingen bygger på hvordan det er gjort i dag, ' +
  'hva som allerede er på plass, og hva som har skjedd det siste året. Tiltakene under er avtalt med den som skal gjøre dem, ' +
  'og de blir fulgt opp på den årlige sikkerhetssamtalen. Blir noe forsinket, skal det stå her hvorfor og når det nå skal være ferdig.';
const COLUMNS = ['Hendelse', 'Sannsynlighet', 'Følge', 'Tiltak', 'Ansvarlig'];
const WEIGHTS = [3, 2, 2, 4, 2];

const sections = Array.from({ length: SECTIONS }, (_, s) => ({
  heading: `${s + 1}. Hva kan gå galt i område ${s + 1}?`,
  paragraphs: [`Område ${s + 1}. ${PARAGRAPH}`, PARAGRAPH],
  rows: Array.from({ length: ROWS }, (_, r) => [
    `Hendelse ${s + 1}.${r + 1}: uvedkommende ser skjermen`,
    ['lite sannsynlig', 'mulig', 'sannsynlig'][(s + r) % 3],
    ['liten', 'moderat', 'alvorlig'][(s * r) % 3],
    `Lås skjermen automatisk etter fem minutter, og snu den bort fra venterommet (tiltak ${r + 1})`,
    ['Daglig leder', 'Lege', 'Sekretær'][r % 3],
  ]),
}));
const TITLE = 'Risikorapport';

// Ours: src/app/export/worker.rs, in its worker. Messages are bincode, as gloo-worker writes them.
const ours = {
  load() {
    const worker = new Worker('export_loader.js', { type: 'module' });
    return new Promise((done, failed) => {
      worker.onerror = (event) => failed(new Error(`the worker did not start: ${event.message}`));
      worker.onmessage = () => {
        worker.postMessage(packet(0));
        done(worker);
      };
    });
  },
  make(worker) {
    const text = new TextEncoder().encode(JSON.stringify(asDocument()));
    return new Promise((done, failed) => {
      worker.onmessage = ({ data }) => {
        const view = new DataView(data.buffer, data.byteOffset);
        const isOutput = view.getUint32(0, true) === 1;
        if (!isOutput) return; // Loaded.
        const reply = view.getUint32(16, true);
        if (reply === 0) return; // So many pages laid out.
        const content = data.slice(28, 28 + Number(view.getBigUint64(20, true)));
        if (reply === 1) done(content);
        else failed(new Error(new TextDecoder().decode(content)));
      };
      worker.postMessage(packet(1, text));
    });
  },
};

// A message to the worker: which kind, whose (we are 0); for kind 1 also the task's number (0), its name (0, a PDF is to be
// made) and the document's text.
function packet(kind, text) {
  const bytes = new Uint8Array(12 + (text ? 16 + text.length : 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kind, true);
  if (text) {
    view.setBigUint64(20, BigInt(text.length), true);
    bytes.set(text, 28);
  }
  return bytes;
}

function asDocument() {
  const cell = (text) => ({ text, level: null });
  const blocks = sections.flatMap(({ heading, paragraphs, rows }) => [
    { Heading: { level: 2, text: heading } },
    ...paragraphs.map((text) => ({ Paragraph: text })),
    {
      Table: {
        caption: heading,
        columns: COLUMNS.map((title, i) => ({ title, weight: WEIGHTS[i] })),
        row_headers: true,
        rows: rows.map((row) => row.map(cell)),
      },
    },
  ]);
  return {
    id: 'DOK-0000-1', kind: 'risk-report', lang: 'nb', title: TITLE, clinic: 'Normland Helsesenter', organisation_number: null,
    version: 1, date: '2026-11-22', prepared_by: 'Kari Normann', valid_until: null, result: PARAGRAPH, changes: null, blocks,
    data: '{}', signatures: [],
  };
}

const pdfmake = {
  async load() {
    await script('peers/pdfmake/build/pdfmake.min.js');
    await script('peers/pdfmake/build/vfs_fonts.js');
    return window.pdfMake;
  },
  async make(maker) {
    const content = [
      { text: TITLE, style: 'title' },
      PARAGRAPH,
      ...sections.flatMap(({ heading, paragraphs, rows }) => [
        { text: heading, style: 'heading' },
        ...paragraphs.map((text) => ({ text, margin: [0, 0, 0, 8] })),
        { table: { headerRows: 1, dontBreakRows: true, widths: WEIGHTS.map((w) => `${(w * 100) / 13}%`), body: [COLUMNS, ...rows] } },
      ]),
    ];
    const styles = { title: { fontSize: 20, bold: true }, heading: { fontSize: 14, bold: true, margin: [0, 14, 0, 6] } };
    const file = maker.createPdf({ content, styles, defaultStyle: { fontSize: 10.5, lineHeight: 1.3 }, pageMargins: [57, 62, 57, 68] });
    return new Uint8Array(await file.getBuffer());
  },
};

const jspdf = {
  async load() {
    await script('peers/jspdf/dist/jspdf.umd.min.js');
    await script('peers/jspdf-autotable/dist/jspdf.plugin.autotable.min.js');
    return window.jspdf.jsPDF;
  },
  make(JsPdf) {
    const file = new JsPdf({ unit: 'pt', format: 'a4' });
    const [left, width, bottom] = [57, 481, 774];
    let y = 80;
    const write = (text, size, bold) => {
      file.setFont('helvetica', bold ? 'bold' : 'normal').setFontSize(size);
      for (const line of file.splitTextToSize(text, width)) {
        if (y > bottom) { file.addPage(); y = 80; }
        file.text(line, left, y);
        y += size * 1.4;
      }
      y += 6;
    };
    write(TITLE, 20, true);
    write(PARAGRAPH, 10.5);
    for (const { heading, paragraphs, rows } of sections) {
      write(heading, 14, true);
      for (const text of paragraphs) write(text, 10.5);
      const columnStyles = Object.fromEntries(WEIGHTS.map((w, i) => [i, { cellWidth: (w * width) / 13 }]));
      file.autoTable({
        head: [COLUMNS], body: rows, startY: y, margin: { left, right: 57, top: 62, bottom: 68 }, rowPageBreak: 'avoid',
        styles: { fontSize: 9.5 }, columnStyles,
      });
      y = file.lastAutoTable.finalY + 24;
    }
    return new Uint8Array(file.output('arraybuffer'));
  },
};

function script(src) {
  const element = document.createElement('script');
  element.src = src;
  document.head.append(element);
  return new Promise((done, failed) => {
    element.onload = done;
    element.onerror = () => failed(new Error(`${src} was not loaded`));
  });
}

// The longest time in which the page could not react, in milliseconds, while the work was done.
function watchFreezes() {
  let [longest, last] = [0, performance.now()];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);
  return () => {
    channel.port1.close();
    return Math.max(longest, performance.now() - last);
  };
}

// First use: load the maker and make the document. Again: make it once more.
window.measure = async (name) => {
  const maker = { ours, pdfmake, jspdf }[name];
  const start = performance.now();
  const loaded = await maker.load();
  await maker.make(loaded);
  const first = performance.now() - start;
  const stop = watchFreezes();
  await new Promise((done) => setTimeout(done, 0));
  const second = performance.now();
  const bytes = await maker.make(loaded);
  const again = performance.now() - second;
  const frozen = stop();
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { first, again, frozen, pdf: btoa(text) };
};
window.ready = true;
