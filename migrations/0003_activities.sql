-- Activities: one visit or event with 1..n typed parts (domain.md §§2.2–2.4).

create table activity (
  id text primary key,
  pair text not null references pair (id),
  -- ISO day, or month or year where that is all the text says.
  date text not null,
  date_end text,
  half_day text check (half_day in ('上午', '下午', '全天', '晚上')),
  direction text check (direction in ('走下去', '请进来', '互动')),
  mode text check (mode in ('线下', '线上', '混合')),
  place text,
  -- The primary type; every part carries its own.
  type text not null,
  -- The acting team, leader included, or the only adult count there is.
  participants bigint,
  -- 约, 余: the count is not exact.
  participants_approx bigint not null check (participants_approx in (0, 1)),
  audience bigint,
  -- Children: counts, never names. `children` where the text does not say whose they are.
  children bigint,
  children_giver bigint,
  children_receiver bigint,
  minutes bigint,
  -- The person's own words, and what the sides gained (R5).
  words text,
  gain_giver text,
  gain_receiver text,
  -- Field names that were assumed, not said: JSON list.
  assumed text not null,
  side text references kindergarten (id),
  state text not null check (state in ('live', 'withdrawn', 'merged')),
  merged_into text references activity (id),
  -- The newest number of `activity:ID` in the chronicle.
  revision bigint not null,
  logged_by text not null references person (id),
  logged_at bigint not null,
  chat text not null,
  message text
);
create index activity_pair on activity (pair, state, date, id);
create index activity_author on activity (logged_by, chat, logged_at);
create index activity_message on activity (message) where message is not null;

create table part (
  activity text not null references activity (id),
  place bigint not null,
  type text not null,
  -- JSON list of titles.
  topics text not null,
  sessions bigint,
  domain text,
  class_level text,
  -- People by id, never by name.
  lecturer text references person (id),
  person text references person (id),
  mentor text references person (id),
  -- What else its type asks for (domain.md §2.4): JSON object of texts by field name.
  details text not null,
  primary key (activity, place)
);
create index part_type on part (type);

-- What was given, by line (R6): never ranked.
create table gift (
  activity text not null references activity (id),
  place bigint not null,
  item text not null,
  quantity text,
  unit text,
  value_fen bigint,
  primary key (activity, place)
);

-- The partner's word on a record: confirmed, and its own view of it.
create table partner_word (
  activity text not null references activity (id),
  person text not null references person (id),
  kindergarten text references kindergarten (id),
  confirmed_at bigint,
  view_text text,
  view_at bigint,
  primary key (activity, person)
);

-- A sentence that waits for its pair to be chosen, or an empty form that waits to be filled.
-- Its id becomes the activity's, so that a second press or submit meets the first.
create table draft (
  id text primary key,
  person text not null references person (id),
  chat text not null,
  message text,
  words text not null,
  at bigint not null
);
create index draft_message on draft (message) where message is not null;
create index draft_at on draft (at);
