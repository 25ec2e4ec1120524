/** What the flags of `FILTER_FLAGS` mean, for every command about events. */
export const filterWords = {
  field: 'Only of this webhook field, for example messages or account_update',
  kind: 'Only of this kind: message, status, template, account, call and others',
  phone: 'Only of this customer, by number or user id',
  status: 'Only of this status, for example failed; with another --kind, of what happened, for example REJECTED',
  text: 'Only with this text in it, in whatever case',
};

/** The same for events that came already. */
export const timeWords = {
  since: 'Only what arrived since: 30m, 2h, 3d ago, 14:30, 2026-11-23 or 2026-11-23T14:30',
  before: 'Only what arrived before that time',
};
