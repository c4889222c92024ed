// SPDX-License-Identifier: MIT
// Every kind of page in headless Chromium: on a phone in light colours, on a
// laptop in dark ones, printed, and without script.
import { chromium } from 'playwright-core';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { htmlMistakes, obstacles, strangers, unreachedFolds }
  from './checks.mjs';

const [bin, out] = process.argv.slice(2);
const pages = join(out, 'html');
const shots = join(out, 'screenshots');
const screens = [
  { name: 'phone', width: 390, height: 844, scheme: 'light' },
  { name: 'laptop', width: 1440, height: 900, scheme: 'dark' },
];
let failures = 0;
let checks = 0;

function check(what, mistakes) {
  checks += 1;
  if (mistakes.length === 0) return;
  failures += 1;
  console.log(`FAILED ${what}:`);
  for (const mistake of mistakes.slice(0, 5)) console.log(`  ${mistake}`);
}

/** Runs a tool that may find something. */
function run(tool, ...args) {
  const { status, stderr } = spawnSync(join(bin, tool), args);
  if (status !== 0 && status !== 1) {
    throw new Error(`${tool} ${args.join(' ')}: ${stderr}`);
  }
}

/** @returns files of pages of templates, of pages of registries */
function write() {
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages, { recursive: true });
  mkdirSync(shots, { recursive: true });
  run('dct-vet', '-q', '--output', `html:${pages}/`, 'samples/templates/good',
    'samples/templates/bad/anything-anywhere.json',
    'samples/templates/bad/hostile-text.json');
  const real = '../shared/registry';
  for (const id of ['mailtactic.com.email', 'godaddy.com.paylinks',
    'resend.com.mail']) {
    const file = `${real}/${id}.json`;
    if (!existsSync(file)) {
      console.log(`SKIPPED pages: there is no ${file}`);
      continue;
    }
    run('dct-vet', '-q', '--registry', real, '--against', real,
      '--output', `html:${join(pages, `${id}.html`)}`, file);
  }
  return readdirSync(pages).filter((name) => name.endsWith('.html'));
}

/** Opens a page; whatever it says, or asks the network for, is a mistake. */
async function open(browser, name, options, mistakes) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const address = pathToFileURL(join(pages, name)).href;
  page.on('console', (m) => mistakes.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => mistakes.push(`error: ${e.message}`));
  page.on('request', (r) => {
    if (r.url() !== address) mistakes.push(`request: ${r.url()}`);
  });
  await page.goto(address);
  return page;
}

async function lookAt(browser, name, screen) {
  const what = `${name}, ${screen.name}, ${screen.scheme}`;
  const mistakes = [];
  const page = await open(browser, name,
    { viewport: screen, colorScheme: screen.scheme }, mistakes);
  await page.screenshot({
    caret: 'initial',
    path: join(shots, `${basename(name, '.html')}-${screen.name}.png`),
  });
  const wide = await page.evaluate(() =>
    document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) mistakes.push(`it is ${wide} pixels wider than the screen`);
  for (const id of ['exposure', 'why', 'consent']) {
    const heading = page.locator(`#${id}`);
    if (await heading.count() === 0) continue;
    const box = await heading.boundingBox();
    if (box.y + 60 > screen.height) mistakes.push(`#${id} is below the screen`);
  }
  check(what, mistakes);
  check(`${what}, text of strangers`, await strangers(page));
  check(`${what}, obstacles`, await obstacles(page));
  check(`${what}, keyboard`, await unreachedFolds(page));
  await page.context().close();
}

async function print(browser, name) {
  const mistakes = [];
  const page = await open(browser, name, {}, mistakes);
  await page.emulateMedia({ media: 'print' });
  const closed = await page.evaluate(() =>
    [...document.querySelectorAll('details.fold')].filter((fold) =>
      fold.lastElementChild.getBoundingClientRect().height === 0)
      .map((fold) => `#${fold.id} is not printed`));
  check(`${name}, print`, [...mistakes, ...closed]);
  await page.pdf({
    path: join(shots, `${basename(name, '.html')}.pdf`), preferCSSPageSize: true,
  });
  await page.context().close();
}

async function useRegistry(browser) {
  const mistakes = [];
  const page = await open(browser, 'index.html', {}, mistakes);
  const rows = page.locator('#templates tbody tr');
  const visible = () => rows.filter({ visible: true }).count();
  const all = await rows.count();
  if (all < 5) mistakes.push(`there are ${all} rows`);
  await page.locator('#search').fill('pages.example.org');
  if (await visible() !== 1) mistakes.push('a search does not find its one row');
  await page.locator('#search').fill('');
  await page.locator('#level').selectOption('critical');
  const critical = await visible();
  if (critical === 0 || critical >= all) mistakes.push('a level is no filter');
  await page.locator('#level').selectOption('');
  const before = await rows.first().textContent();
  await page.locator('#templates thead button').nth(2).click();
  if (await rows.first().textContent() === before) {
    mistakes.push('a click on a column does not sort');
  }
  check('index.html, in use', mistakes);
  await page.context().close();
  const plain = await open(browser, 'index.html',
    { javaScriptEnabled: false }, mistakes);
  const first = await plain.locator('#templates tbody tr').first().textContent();
  check('index.html, without script', /critical/.test(first) ? [] :
    [`the first row is not that with the highest level: ${first}`]);
  await plain.context().close();
}

const names = write();
const browser = await chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium'])
    .toString().trim(),
  args: ['--no-sandbox'],
});
for (const name of names) {
  check(`${name}, HTML`, await htmlMistakes(join(pages, name)));
  for (const screen of screens) await lookAt(browser, name, screen);
  await print(browser, name);
}
await useRegistry(browser);
await browser.close();
const largest = Math.max(...names.map((n) => statSync(join(pages, n)).size));
console.log(`${names.length} pages, the largest of ${largest} bytes; ` +
  `${checks} checks, ${failures} failed; screenshots are in ${shots}`);
process.exit(failures === 0 && names.length > 0 ? 0 : 1);
