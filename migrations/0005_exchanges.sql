-- 活动安排: what a pair has arranged and is still to come (R29). A done one points to the activity made of it.

-- What repeats; each of its occurrences is an exchange of its own, to be moved or dropped alone.
create table series (
  id text primary key,
  pair text not null references pair (id),
  -- 每周三, 每两周, 每月15日, 每月第一个周三, 每学期 …, as the reading puts it.
  rule text not null,
  last_day text not null,
  -- How many were arranged.
  occurrences bigint not null,
  made_by text not null references person (id),
  made_at bigint not null
);

create table exchange (
  id text primary key,
  pair text not null references pair (id),
  series text references series (id),
  -- YYYY-MM-DD, and HH:MM of the bureau's zone; null is "not said".
  day text not null,
  day_end text,
  time_from text,
  time_to text,
  half_day text check (half_day in ('上午', '下午', '全天', '晚上')),
  -- The same as instants, with what was not said filled in: what the clock goes by.
  starts_at bigint not null,
  ends_at bigint not null,
  -- The primary type, and all else the record of it will begin with: JSON, people in it by id.
  type text not null,
  deed text not null,
  -- Which of a pair's receivers it is for, by id: JSON list; null where that was not said.
  receivers text,
  -- Who is in charge, by id: JSON list.
  in_charge text not null,
  -- The person's own words; null for what repeats beyond its first.
  words text,
  -- What was assumed, or is to be looked at once more: JSON list.
  assumed text not null,
  -- Whose people proposed the time that stands now; null while unknown. The others are asked to confirm it.
  side text references kindergarten (id),
  state text not null check (state in ('planned', 'cancelled', 'done', 'missed')),
  -- The day it was on before it was moved last.
  moved_from text,
  -- Why it was cancelled, or did not take place.
  reason text,
  activity text references activity (id),
  -- The newest number of `exchange:ID` in the chronicle.
  revision bigint not null,
  arranged_by text not null references person (id),
  arranged_at bigint not null,
  chat text not null,
  message text
);
create index exchange_starts on exchange (starts_at, id) where state = 'planned';
create index exchange_ends on exchange (ends_at, id) where state = 'planned';
create index exchange_pair on exchange (pair, day, id);
create index exchange_series on exchange (series, day) where series is not null;
create index exchange_message on exchange (message) where message is not null;
create unique index exchange_activity on exchange (activity) where activity is not null;

-- A side has said that the time suits it; gone again when the exchange is moved.
create table exchange_word (
  exchange text not null references exchange (id),
  kindergarten text not null references kindergarten (id),
  person text not null references person (id),
  confirmed_at bigint not null,
  primary key (exchange, kindergarten)
);
