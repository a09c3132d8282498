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

export const isBeforeNumber = (word: string): boolean => BEFORE_NUMBERS.has(word.toLowerCase());

const NUMBER = /^\d/;

/** Whether two bare numbers after a word are of what it names, which no number before it counts: `pages 10-12`, not `2 bugs 9-11`. */
export function isCountingBefore({ earlier, before }: SaidTime, lexicon: Lexicon): boolean {
  if (before?.kind !== 'note' || !lexicon.isCounting(before.text)) return false;
  const number = earlier?.text ?? '';
  return !NUMBER.test(number) && lexicon.sayingOf(number)?.kind !== 'count';
}
