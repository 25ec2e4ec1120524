import type * as english from '../en/event-filter-words.js';

export const filterWords: typeof english.filterWords = {
  field: 'Solo de este campo de webhook, por ejemplo messages o account_update',
  kind: 'Solo de este tipo: message, status, template, account, call y otros',
  phone: 'Solo de este cliente, por número o id. de usuario',
  status: 'Solo de este estado, por ejemplo failed; con otro --kind, de lo ocurrido, por ejemplo REJECTED',
  text: 'Solo con este texto, en mayúsculas o minúsculas',
};
