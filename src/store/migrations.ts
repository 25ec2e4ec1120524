/**
 * The database's history: each step brings it one version further and is never edited once released. Times are ISO 8601
 * text in UTC, so that they sort as text. What is only shown, never asked for, lies in a `json` column.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE templates (
    channel_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    json TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (channel_id, id)
  ) WITHOUT ROWID;
  CREATE INDEX templates_by_name ON templates (channel_id, name, language);

  CREATE TABLE template_syncs (
    channel_id TEXT NOT NULL,
    at TEXT NOT NULL,
    total INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gone INTEGER NOT NULL
  );
  CREATE INDEX template_syncs_by_time ON template_syncs (channel_id, at);

  CREATE TABLE messages (
    wamid TEXT PRIMARY KEY,
    channel_id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    wa_id TEXT,
    kind TEXT NOT NULL,
    json TEXT NOT NULL,
    accepted_at TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX messages_by_time ON messages (channel_id, accepted_at);

  CREATE TABLE message_statuses (
    wamid TEXT NOT NULL,
    status TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    at TEXT NOT NULL,
    error TEXT,
    PRIMARY KEY (wamid, status)
  ) WITHOUT ROWID;
  CREATE INDEX message_statuses_by_channel ON message_statuses (channel_id);

  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    identity TEXT NOT NULL,
    received_at TEXT NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    wa_id TEXT,
    json TEXT NOT NULL,
    UNIQUE (channel_id, identity)
  );

  CREATE TABLE windows (
    channel_id TEXT NOT NULL,
    wa_id TEXT NOT NULL,
    last_inbound_at TEXT NOT NULL,
    PRIMARY KEY (channel_id, wa_id)
  ) WITHOUT ROWID;

  CREATE TABLE profiles (
    channel_id TEXT PRIMARY KEY,
    json TEXT NOT NULL,
    synced_at TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE registrations (
    id TEXT PRIMARY KEY,
    phone_number_id TEXT NOT NULL,
    action TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL
  );
  CREATE INDEX registrations_by_number ON registrations (phone_number_id, at);
  `,
  `
  CREATE TABLE template_writes (
    waba_id TEXT NOT NULL,
    template_id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    action TEXT NOT NULL,
    status_before TEXT,
    samples TEXT NOT NULL,
    at TEXT NOT NULL
  );
  CREATE INDEX template_writes_by_name ON template_writes (waba_id, name, at);
  `,
  // Lists read the facts alone, which are a tenth of all. The cache is only a copy, so it is emptied; the next command syncs.
  `
  DROP TABLE templates;
  DELETE FROM template_syncs;
  CREATE TABLE templates (
    channel_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    correct_category TEXT,
    previous_category TEXT,
    quality TEXT,
    rejected_reason TEXT,
    first_seen_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (channel_id, name, language, id)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX templates_by_id ON templates (channel_id, id);
  CREATE TABLE template_contents (
    channel_id TEXT NOT NULL,
    id TEXT NOT NULL,
    search TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (channel_id, id)
  );
  CREATE INDEX template_events ON events (id) WHERE kind = 'template';
  `,
  `
  CREATE TABLE profile_pictures (
    phone_number_id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    link TEXT,
    at TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE upload_sessions (
    app_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    session TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (app_id, sha256, mime_type)
  ) WITHOUT ROWID;
  `,
  // Events are read out of the deliveries, which are kept whole in files; earlier versions kept no deliveries. Each index
  // over ids, which come in no order, would double the work for an event: there is one.
  `
  DROP TABLE events;
  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    identity TEXT NOT NULL,
    delivery_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    at TEXT,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT,
    phone_number_id TEXT,
    customer TEXT,
    customer_name TEXT,
    message_id TEXT,
    text TEXT,
    search TEXT,
    errors TEXT,
    content TEXT,
    arrivals INTEGER NOT NULL,
    UNIQUE (identity, channel_id)
  );
  CREATE INDEX template_events ON events (id) WHERE kind = 'template';
  CREATE TABLE delivery_segments (
    segment INTEGER PRIMARY KEY,
    indexed INTEGER NOT NULL
  );
  `,
  `
  CREATE TABLE media_uploads (
    phone_number_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    media_id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (phone_number_id, sha256, mime_type)
  ) WITHOUT ROWID;

  CREATE TABLE optouts (
    channel_id TEXT NOT NULL,
    customer TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (channel_id, customer)
  ) WITHOUT ROWID;

  CREATE TABLE bulk_statuses (
    run_id TEXT NOT NULL,
    row INTEGER NOT NULL,
    status TEXT NOT NULL,
    wamid TEXT NOT NULL,
    at TEXT NOT NULL,
    error TEXT,
    PRIMARY KEY (run_id, row, status)
  ) WITHOUT ROWID;
  `,
];
