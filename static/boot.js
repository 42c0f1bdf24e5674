// Starts the app. A file of its own, so that the page's policy needs no hash, no nonce and no 'unsafe-inline'.
// There are two programs. A first visitor gets the small one, the first page, while the binder's program is fetched;
// it takes over when something is opened. A browser that holds a binder gets the binder's program at once.

// Trusted Types: the only script addresses that may be made are our own, for the PDF worker and sw.js.
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    const url = new URL(address, document.baseURI);
    if (url.origin === location.origin) return url.href;
    throw new TypeError(`a script from ${url.origin} was refused`);
  },
});

// What can go wrong: what happened, then what to do, in both languages.
const FAULTS = {
  old: {
    nb: ['Nettleseren er for gammel til å kjøre Klinikkvern.', 'Oppdater den, eller bruk en ny Edge, Chrome, Firefox eller Safari.'],
    en: ['This browser is too old to run Klinikkvern.', 'Update it, or use a recent Edge, Chrome, Firefox or Safari.'],
  },
  load: {
    nb: [
      'Klinikkvern lot seg ikke laste. Enten er nettet borte, eller så er en fil ikke slik den skal være.',
      'Last siden på nytt. Skjer det igjen, så si fra til den som har lagt ut siden. Det du har lagret, er urørt.',
    ],
    en: [
      'Klinikkvern could not be loaded. Either the network is down, or a file is not what it should be.',
      'Reload the page. If it happens again, tell whoever hosts it. What you have saved is untouched.',
    ],
  },
  start: {
    nb: ['Klinikkvern ble lastet, men startet ikke.', 'Last siden på nytt, eller prøv en annen nettleser. Det du har lagret, er urørt.'],
    en: ['Klinikkvern was loaded, but did not start.', 'Reload the page, or try another browser. What you have saved is untouched.'],
  },
};

function tell(fault, error) {
  console.error(error);
  // Before the start the placeholder stands there; when the binder can't be fetched, the first page does.
  const place = document.getElementById('boot') ?? document.getElementById('front');
  if (!place) return; // The binder has taken over the page, and tells about its own faults.
  place.className = 'boot';
  const heading = document.createElement('h1');
  heading.className = 'boot__name';
  heading.textContent = 'Klinikkvern';
  const message = document.createElement('div');
  message.className = 'stack';
  message.setAttribute('role', 'alert');
  for (const [lang, sentences] of Object.entries(FAULTS[fault])) {
    const paragraph = document.createElement('p');
    paragraph.lang = lang;
    paragraph.textContent = sentences.join(' ');
    message.append(paragraph);
  }
  place.replaceChildren(heading, message);
  document.documentElement.dataset.app = 'failed';
}

// Trunk writes two links with integrity for the first page; `cargo xtask hook` makes the second one that only we act on.
function firstPage() {
  const script = document.querySelector('link[rel=modulepreload]');
  const wasm = document.querySelector('link[rel=first-page]');
  return { script, wasm };
}

// `cargo xtask hook` writes the integrity of the binder's two files.
function binder() {
  const [script, wasm] = document.querySelector('meta[name=binder]').content.split(' ');
  return { script: { href: 'binder.js', integrity: script }, wasm: { href: 'binder_bg.wasm', integrity: wasm } };
}

// A script's integrity can only be given on a link. The browser then refuses to import another file under that name.
function expect({ href, integrity }) {
  if (document.querySelector(`link[rel=modulepreload][href="${href}"]`)) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'modulepreload', href, integrity });
  document.head.append(link);
}

// Fetches a program and returns what starts it.
async function load({ script, wasm }) {
  if (!(script instanceof HTMLLinkElement)) expect(script);
  const fetched = fetch(wasm.href, { integrity: wasm.integrity, credentials: 'same-origin' });
  const [{ default: init }, answer] = await Promise.all([import(new URL(script.href, document.baseURI)), fetched]);
  if (!answer.ok) throw new Error(`${wasm.href}: ${answer.status}`);
  return () => init({ module_or_path: answer });
}

async function run(loaded) {
  let start;
  try {
    start = await loaded;
  } catch (error) {
    return tell('load', error);
  }
  try {
    await start();
  } catch (error) {
    return tell(error instanceof WebAssembly.CompileError ? 'old' : 'start', error);
  }
  performance.mark('app-started');
  document.documentElement.dataset.app = 'started';
}

// Whether this browser may hold a binder, or this tab shows the example, or the address is a screen of the binder's
// program that needs no binder. When we can't tell, we look.
async function returns() {
  try {
    if (location.hash === '#/kontroller') return true;
    if (sessionStorage.getItem('klinikkvern-example')) return true;
    if ((await indexedDB.databases()).some(({ name }) => name === 'klinikkvern')) return true;
    // The sealed copy beside the database, see src/app/browser/checkpoint.rs.
    const folder = await navigator.storage?.getDirectory?.();
    for await (const name of folder?.keys?.() ?? []) if (name.startsWith('checkpoint')) return true;
    return false;
  } catch {
    return true;
  }
}

// The first page asks for the binder. What was pressed is kept for it, see src/app/intent.rs.
function openOnRequest(loaded) {
  addEventListener('klinikkvern-open', (event) => {
    globalThis.klinikkvernIntent = event.detail;
    document.documentElement.dataset.app = 'opening';
    run(loaded);
  }, { once: true });
}

async function boot() {
  if (typeof WebAssembly !== 'object' || typeof indexedDB === 'undefined') return tell('old', new Error('no WebAssembly or no IndexedDB'));
  if (await returns()) {
    await run(load(binder()));
  } else {
    await run(load(firstPage()));
    const loaded = load(binder());
    // Told when it is asked for, not before.
    loaded.catch(() => {});
    openOnRequest(loaded);
  }
  // Last, so that keeping a copy for offline use never delays the first page.
  navigator.serviceWorker?.register('sw.js').catch((error) => console.info('no offline copy:', error));
}

boot();
