import type * as english from '../en/event-filter-words.js';

export const filterWords: typeof english.filterWords = {
  field: 'Solo de este campo de webhook, por ejemplo messages o account_update',
  kind: 'Solo de este tipo: message, status, template, account, call y otros',
  phone: 'Solo de este cliente, por número o id. de usuario',
  status: 'Solo de este estado, por ejemplo failed; con otro --kind, de lo ocurrido, por ejemplo REJECTED',
  text: 'Solo con este texto, en mayúsculas o minúsculas',
};

export const timeWords: typeof english.timeWords = {
  since: 'Solo lo que llegó desde: hace 30m, 2h, 3d, 14:30, 2026-11-23 o 2026-11-23T14:30',
  before: 'Solo lo que llegó antes de ese momento',
};
