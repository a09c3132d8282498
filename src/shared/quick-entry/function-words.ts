import type { Language } from '../language';
import { fold } from './fold';

/** Articles, prepositions, pronouns and the like: they join a note's words, and are no beginning of a name. */
const WORDS: Readonly<Record<Language, string>> = {
  en: [
    'a an the this that these those of to for from with without and or in into on at by as about after before between',
    'i me my we us our you your he him his she her it its they them their',
  ].join(' '),
  de: [
    'der die das den dem des ein eine einen einem einer eines und oder mit ohne zu zum zur von vom für bei beim auf aus an',
    'am im in ins ab bis nach vor um über unter durch gegen wegen seit',
    'ich mich mir mein meine meinen wir uns unser unsere du dich dir er ihn ihm sie ihr es sich',
  ].join(' '),
  fr: [
    'le la les l un une de du des d à au aux en dans sur sous pour par avec sans chez vers entre et ou ce cet cette ces',
    'je j me m moi mon ma mes tu te toi ton ta tes il elle on lui se son sa ses nous notre nos vous votre vos ils elles',
    'leur leurs',
  ].join(' '),
  es: [
    'el la los las lo un una unos unas de del a al en con sin para por sobre entre desde hasta y e o u',
    'yo me mi mis tú te tu tus él ella se su sus nos nosotros nuestro nuestra ellos ellas le les',
  ].join(' '),
  ja: '',
};

/** The English ones and those of a language, folded. */
export function functionWordsOf(language: Language): ReadonlySet<string> {
  const words = [WORDS.en, WORDS[language]].flatMap((listed) => listed.split(' '));
  return new Set(words.filter(Boolean).map((word) => fold(word).text));
}
