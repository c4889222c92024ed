// SPDX-License-Identifier: MIT
// What every page has to be.
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { readFileSync } from 'node:fs';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

/** Mistakes of the HTML itself. */
export async function htmlMistakes(file) {
  const report = await validator.validateString(readFileSync(file, 'utf8'));
  return report.results.flatMap((result) => result.messages.map((m) =>
    `line ${m.line}: ${m.message} (${m.ruleId})`));
}

/** What people who cannot see or point would run into; all folds are open. */
export async function obstacles(page) {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)} ` +
      v.nodes[0].failureSummary);
}

/** What a text of strangers could have become. */
export function strangers(page) {
  return page.evaluate(() => {
    const found = [];
    for (const e of document.querySelectorAll('*')) {
      const name = e.localName;
      if (['img', 'iframe', 'object', 'embed', 'form', 'link', 'base']
        .includes(name)) found.push(`<${name}>`);
      for (const a of e.attributes) {
        if (a.name.startsWith('on') || a.name === 'style' || a.name === 'src') {
          found.push(`${name} ${a.name}=${a.value}`);
        }
        if (a.name === 'href' && !/^(#|\.\/)/.test(a.value)) {
          found.push(`${name} href=${a.value}`);
        }
      }
    }
    return found;
  });
}

/** The folds that the Tab key does not reach, and whether Enter opens one. */
export async function unreachedFolds(page) {
  await page.evaluate(() => {
    document.querySelectorAll('details').forEach((fold) => { fold.open = false; });
    document.activeElement?.blur();
  });
  const all = await page.locator('body details.fold > summary').count();
  const reached = new Set();
  for (let presses = 0; presses < 400 && reached.size < all; ++presses) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const folds = [...document.querySelectorAll('details.fold > summary')];
      return folds.indexOf(document.activeElement);
    });
    if (at >= 0) reached.add(at);
  }
  if (all === 0) return [];
  await page.keyboard.press('Enter');
  const opened = await page.evaluate(() =>
    document.activeElement.parentElement.open === true);
  const missing = all - reached.size;
  return [...(missing > 0 ? [`${missing} folds are not reached`] : []),
    ...(opened ? [] : ['Enter does not open a fold'])];
}
