-- What a sentence says of a visit beyond its first columns (product.md §4).

-- 20 to 30 people: then there is no single count.
alter table activity add column participants_min bigint;
alter table activity add column participants_max bigint;
-- 人次: heads counted each time they came; null is people.
alter table activity add column participants_unit text check (participants_unit in ('人次'));
-- HH:MM of the bureau's zone.
alter table activity add column time_from text;
alter table activity add column time_to text;
-- How long it took where that is told in days: two to a day.
alter table activity add column half_days bigint;
-- 课时, 学时: credit, a decimal as text.
alter table activity add column class_hours text;
-- Which of a pair's receivers it was for, by id: JSON list; null where that was not said.
alter table activity add column receivers text;
-- What was pointed out when it was logged (小学化, 往年日期 …): JSON list.
alter table activity add column warned text not null default '[]';
