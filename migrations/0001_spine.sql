-- The spine: what was handled, what happened, what is to be said. Portable over SQLite, D1 and Postgres
-- (architecture.md §2): text, bigint (epoch ms, 0/1), JSON as text; no dialect's own functions.

-- The first write of every unit: a redelivered event meets its own key here and changes nothing.
create table inbox (
  key text primary key,
  at bigint not null
);
create index inbox_at on inbox (at);

-- The audit log, and the lock: two who read the same number of a subject cannot both write the next.
create table chronicle (
  subject text not null,
  number bigint not null,
  what text not null,
  who text,
  event text not null,
  at bigint not null,
  before text,
  after text,
  primary key (subject, number)
);

-- Everything the bot says leaves from here. `id` is the platform's uuid: one success within its hour.
create table outbox (
  id text primary key,
  lane text not null,
  target_kind text not null check (target_kind in ('chat', 'person')),
  target text not null,
  reply_to text,
  does text not null check (does in ('send', 'update')),
  of text,
  card text,
  without text not null,
  urgency bigint not null check (urgency in (0, 1)),
  about text,
  why text not null,
  created_at bigint not null,
  due_at bigint not null,
  expires_at bigint not null,
  state text not null check (state in ('due', 'sent', 'held', 'dead')),
  tries bigint not null,
  first_try_at bigint,
  tried_at bigint,
  doubt_since bigint,
  lease_by text,
  lease_until bigint not null,
  receipt text,
  reason text
);
create index outbox_due on outbox (urgency, due_at, id) where state = 'due';
create index outbox_expiry on outbox (expires_at) where state = 'due';
create index outbox_doubt on outbox (doubt_since) where state = 'due' and doubt_since is not null;
create index outbox_lane on outbox (lane, urgency, id) where state = 'due';
create index outbox_lane_tried on outbox (lane, tried_at) where tried_at is not null;
create index outbox_leased on outbox (lease_by) where lease_by is not null;
create index outbox_receipt on outbox (receipt) where receipt is not null;
create index outbox_about on outbox (about, id) where about is not null;
create index outbox_trouble on outbox (state, id) where state in ('held', 'dead');

-- One row: whoever may claim from the outbox at this moment. Its row lock is what keeps the limits across processes.
create table claim_turn (
  id bigint primary key check (id = 1),
  turn bigint not null
);
insert into claim_turn (id, turn) values (1, 0);

-- Why nothing leaves at all just now: the month's quota is used up, or the app is switched off.
create table sending_pause (
  reason text primary key,
  until bigint not null
);

-- Calls to the platform that count against the tenant's month, by month (`2026-11`) and outcome code.
create table api_call (
  month text not null,
  code text not null,
  calls bigint not null,
  primary key (month, code)
);

-- Slow work that needs the network; its result comes back as an event keyed `errand:ID`.
create table errand (
  id text primary key,
  kind text not null,
  args text not null,
  state text not null check (state in ('due', 'done', 'dead')),
  due_at bigint not null,
  tries bigint not null,
  lease_by text,
  lease_until bigint not null,
  reason text
);
create index errand_due on errand (due_at, id) where state = 'due';
create index errand_leased on errand (lease_by) where lease_by is not null;

-- Messages claimed for sending, by tenth of a second: what the app's own limits are counted from.
create table send_meter (
  slot bigint primary key,
  sends bigint not null
);
create index outbox_body on outbox (created_at) where card is not null and state <> 'due';
