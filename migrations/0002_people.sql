-- People and the pair (product.md §§1–3; R15, R16, R26–R28).

-- The one place where personal names stand, so that one row can be emptied (product.md §8).
-- `id` is the open_id, or `p_…` for somebody only ever named in a record.
create table person (
  id text primary key,
  name text,
  since bigint not null
);

create table city (
  id text primary key,
  name text not null,
  since bigint not null
);

create table county (
  id text primary key,
  name text not null unique,
  since bigint not null
);

-- No county: run by the city itself (市直).
create table kindergarten (
  id text primary key,
  name text not null,
  county text references county (id),
  level text not null check (level in ('省级示范', '市级示范', '县级示范', '无', '未填')),
  side text not null check (side in ('urban', 'rural', 'unknown')),
  since bigint not null
);
create index kindergarten_county on kindergarten (county);
-- Every county has its 实验幼儿园: a name is one kindergarten's within its county, or among those without one.
create unique index kindergarten_name on kindergarten (name, coalesce(county, ''));

-- Two school years; `first_year` is the one its first begins in (R27).
create table cycle (
  id text primary key,
  first_year bigint not null unique,
  since bigint not null
);

create table pair (
  id text primary key,
  giver text not null references kindergarten (id),
  cycle text not null references cycle (id),
  since bigint not null,
  ended_at bigint
);
-- A demonstration kindergarten leads at most one running pair in a cycle.
create unique index pair_running on pair (giver, cycle) where ended_at is null;

create table receiver (
  pair text not null references pair (id),
  kindergarten text not null references kindergarten (id),
  place bigint not null,
  primary key (pair, kindergarten)
);
create index receiver_kindergarten on receiver (kindergarten);

-- A chat the bot knows. `hears_all`: a message without @bot has reached us here, so the tenant granted group_msg.
create table chat (
  id text primary key,
  kind text not null check (kind in ('group', 'private')),
  name text,
  present bigint not null check (present in (0, 1)),
  hears_all bigint not null check (hears_all in (0, 1)),
  since bigint not null
);

-- What a group is: the one scope it is tied to. `with_heads`: a bureau group that also holds heads of kindergartens.
create table tie (
  chat text primary key references chat (id),
  scope_kind text not null check (scope_kind in ('city', 'county', 'kindergarten', 'pair')),
  scope_id text not null,
  with_heads bigint not null check (with_heads in (0, 1)),
  tied_by text not null,
  since bigint not null
);
create index tie_scope on tie (scope_kind, scope_id);

create table member (
  chat text not null references chat (id),
  person text not null references person (id),
  since bigint not null,
  primary key (chat, person)
);
create index member_person on member (person);

-- Which kindergarten a person belongs to, so which side she is on: the roster says so, or she pressed 我是×园的.
create table staff (
  person text not null references person (id),
  kindergarten text not null references kindergarten (id),
  how text not null check (how in ('roster', 'button')),
  since bigint not null,
  primary key (person, kindergarten)
);

-- Roles are held in a scope (product.md §1); `owner` in the city, with no say in content.
create table role (
  person text not null references person (id),
  role text not null check (role in ('owner', 'city', 'county', 'research', 'head', 'liaison', 'teacher', 'inspector')),
  scope_kind text not null check (scope_kind in ('city', 'county', 'kindergarten')),
  scope_id text not null,
  granted_by text not null,
  since bigint not null,
  primary key (person, role, scope_kind, scope_id)
);

-- One-time codes for /claim, kept as SHA-256.
create table claim_code (
  hash text primary key,
  made_at bigint not null,
  expires_at bigint not null,
  used_by text
);

-- Tries of /claim, counted so that a code cannot be guessed; the number makes two at once see each other.
create table claim_try (
  person text not null,
  number bigint not null,
  at bigint not null,
  primary key (person, number)
);

-- What the bot asked back before it did anything: what was wanted, as JSON, so that a button need carry only ids.
create table question (
  id text primary key,
  chat text not null,
  wish text not null,
  at bigint not null
);
create index question_at on question (at);
