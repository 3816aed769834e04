-- Which tests take longest
select 1;
