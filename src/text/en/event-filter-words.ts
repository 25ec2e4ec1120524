/** What the flags of `FILTER_FLAGS` mean, for every command about events. */
export const filterWords = {
  field: 'Only of this webhook field, for example messages or account_update',
  kind: 'Only of this kind: message, status, template, account, call and others',
  phone: 'Only of this customer, by number or user id',
  status: 'Only of this status, for example failed; with another --kind, of what happened, for example REJECTED',
  text: 'Only with this text in it, in whatever case',
};
