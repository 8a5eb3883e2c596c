/** How a change between two dates looks: colour, line and sign together, never colour alone. */

import type { Change } from '../network/changes';

export interface ChangeEncoding {
  label: string;
  says: string;
  light: string;
  dark: string;
  dash: string;
  width: number;
  /** Sign in the middle of the line, and before the label. */
  sign: string;
}

export const CHANGE: Readonly<Record<Change, ChangeEncoding>> = {
  turned: {
    label: 'turned',
    says: 'between the same two a relation of one kind ended and one of another began',
    light: '#7A18C8',
    dark: '#C58BFF',
    dash: '',
    width: 3,
    sign: '⇄',
  },
  began: {
    label: 'began',
    says: 'it surely did not hold at the first date',
    light: '#00532F',
    dark: '#3DDC97',
    dash: '',
    width: 2.5,
    sign: '+',
  },
  ended: {
    label: 'ended',
    says: 'it surely no longer held at the second date',
    light: '#BD3F08',
    dark: '#FF8A3D',
    dash: '8 4',
    width: 2,
    sign: '×',
  },
  between: {
    label: 'in between',
    says: 'an event since the first date, or a state told of in between alone',
    light: '#7A18C8',
    dark: '#C58BFF',
    dash: '3 3',
    width: 2,
    sign: '•',
  },
  first_told: {
    label: 'first told of',
    says: 'told of the second date alone; nobody says whether it held at the first',
    light: '#00532F',
    dark: '#3DDC97',
    dash: '2 4',
    width: 1.5,
    sign: '+?',
  },
  last_told: {
    label: 'last told of',
    says: 'told of the first date alone; nobody says whether it held at the second',
    light: '#BD3F08',
    dark: '#FF8A3D',
    dash: '2 4',
    width: 1.5,
    sign: '×?',
  },
  stayed: {
    label: 'told of both',
    says: 'told of both dates',
    light: '#8A8F98',
    dark: '#7C848E',
    dash: '',
    width: 1,
    sign: '=',
  },
};
