import type { Language } from '../language';
import type { Lexicon } from './lexicon';
import type { SaidTime } from './said-times';

/** Words after which two bare numbers are of what they name: `pages 10-12`, `KW 20-22`. */

const ENGLISH =
  'p. pp pp. pg pgs page pages line lines ln row rows column columns col cols cell cells slide slides'
    .concat(
      ' chapter chapters ch ch. section sections sec sec. paragraph paragraphs verse verses volume volumes vol vol.',
    )
    .concat(
      ' week weeks wk wks day days round rounds room rooms floor floors item items issue issues ticket tickets',
    )
    .concat(' step steps level levels phase phases part parts lesson lessons unit units')
    .concat(
      ' module modules episode episodes ep ep. eps sprint sprints version versions iteration iterations',
    )
    .concat(' exercises figures figs tables numbers no. nos nos. #');

/** In one number and more, where work is not called so as well: a `Punkt` is one, a `point` is a meeting. */
const OTHERS: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  de: 'seite seiten s. zeile zeilen spalte spalten folie folien kapitel kap. abschnitt abschnitte absatz absatze'
    .concat(' kw woche wochen zimmer raum raume folge folgen teil teile schritt schritte stufe stufen phasen')
    .concat(
      ' lektion lektionen tag runde runden punkt punkte nr nr. nummer nummern position positionen pos. band bande',
    ),
  fr: 'ligne lignes colonne colonnes diapo diapos diapositive diapositives chapitre chapitres chap. semaine semaines'
    .concat(
      ' salle salles chambre chambres etape etapes niveau niveaux lecon lecons jour manche numero numeros',
    )
    .concat(' n° no articles tome tomes partie parties fiches'),
  es: 'pagina paginas pag pag. pags pags. linea lineas fila filas columna columnas diapositiva diapositivas'
    .concat(
      ' capitulo capitulos cap. caps. seccion secciones semana semanas sala salas habitacion habitaciones',
    )
    .concat(
      ' episodio episodios paso pasos nivel niveles leccion lecciones dia ronda ejercicios numero numeros n°',
    )
    .concat(' articulos tomo tomos parte partes fase fases'),
  ja: 'ページ 頁 章 節 行 列 話 巻 週 部屋 号室 スライド チケット 問 番号',
};

/** The English ones and those of a language, as words are compared. */
export function countingWordsOf(language: Language, keyOf: (word: string) => string): ReadonlySet<string> {
  const own = language === 'en' ? '' : ` ${OTHERS[language]}`;
  return new Set((ENGLISH + own).split(' ').map(keyOf));
}

/** After them a number is one of the note: `upgrade to 2.5`. */
const BEFORE_NUMBERS: ReadonlySet<string> = new Set(
  'x × * to from than version versión v ver release build auf von als à vers a desde hasta'.split(' '),
);

/** Before them it counts something: `1.500 Euro`. */
const UNITS: ReadonlySet<string> = new Set(
  '€ euro euros eur $ dollar dollars dólares usd £ pounds gbp franken francs chf ¥ 円 % percent prozent k million'
    .concat(' millionen mio kb mb gb tb ms mm cm m km g kg px pt')
    .split(' '),
);
/** What stands after a number may as well be another one, or the rest of the line. */
const JOINTS: ReadonlySet<string> = new Set(['to', '-', '–', 'until', 'bis', 'hasta', 'pour', 'por']);

export const isMeasure = (word: string): boolean => UNITS.has(word.toLowerCase().replace(/[.,;:!?)]$/, ''));

export const isAfterNumber = (word: string): boolean =>
  isMeasure(word) || JOINTS.has(word.toLowerCase().replace(/[.,;:!?)]$/, ''));

/** A point that sets thousands apart: `1.500`. */
const THOUSANDS = /^[([]?[1-9]\d{0,2}[.,]\d{3}\D*$/;

export const hasThousands = (decimal: string): boolean => THOUSANDS.test(decimal);

/** After them a decimal is no number of hours, be it of quarters: `section 4.5`. */
const NUMBERING: ReadonlySet<string> = new Set(
  'section sections sec sec. chapter chapters ch. clause clauses article articles artikel art. § paragraph paragraphs'
    .concat(
      ' kapitel kap. abschnitt abschnitte absatz abs. ziffer klausel chapitre clause paragraphe cláusula',
    )
    .concat(
      ' figure fig. annex appendix exhibit clausula artículo articulo capítulo capitulo sección seccion apartado v. ver. rev rev.',
    )
    .split(' '),
);
/** After them it is one of a version, where it has not the decimals of who counts hours: `php 8.2`, but not `ios 1.5`. */
const VERSIONED: ReadonlySet<string> = new Set(
  'php python node node.js nodejs rails ruby ios ipados android macos windows wcag hotfix task java kotlin swift vue'
    .concat(
      ' react angular django laravel symfony wordpress drupal typo3 magento mysql postgres postgresql mariadb',
    )
    .concat(' typescript ubuntu debian firefox chrome safari dotnet .net milestone bugfix patch')
    .split(' '),
);

/** Whether a decimal after the word is one of what it names. */
const isNumbering = (word: string): boolean => NUMBERING.has(word.toLowerCase());

/** A point, and not the decimals of quarters of an hour, nor less than one: `8.2`, not `2.5`, `2,5` or `0.3`. */
const OF_VERSION = /^[1-9]\d*\.(?!(?:00?|25|50?|75)\D*$)\d{1,2}\D*$/;

/** `tickets 1.2` took so long. */
const IS_SEVERAL = /[^s]s$/i;

/** Whether a decimal is a number of what the word before it names: `section 4.2`, `php 8.2`, `ticket 3.2`. */
export function isNumberAfter(word: string, decimal: string, lexicon: Lexicon): boolean {
  if (isBeforeNumber(word) || isNumbering(word)) return true;
  const isOne = lexicon.isCounting(word) && !IS_SEVERAL.test(word);
  return OF_VERSION.test(decimal) && (isOne || VERSIONED.has(word.toLowerCase()));
}

export const isBeforeNumber = (word: string): boolean => BEFORE_NUMBERS.has(word.toLowerCase());

const NUMBER = /^\d/;

/** Whether two bare numbers after a word are of what it names, which no number before it counts: `pages 10-12`, not `2 bugs 9-11`. */
export function isCountingBefore({ earlier, before }: SaidTime, lexicon: Lexicon): boolean {
  if (before?.kind !== 'note' || !lexicon.isCounting(before.text)) return false;
  const number = earlier?.text ?? '';
  return !NUMBER.test(number) && lexicon.sayingOf(number)?.kind !== 'count';
}
