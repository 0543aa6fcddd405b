SELECT person.name, sum(s.posts) AS posts FROM (
  SELECT person, count(*) AS posts FROM post_person GROUP BY person
  UNION ALL
  SELECT pp.person, -1 FROM post p JOIN post_person pp ON pp.post = p.post
  WHERE p.trashed_at IS NOT NULL) AS s
JOIN person ON person.person = s.person
GROUP BY s.person
HAVING sum(s.posts) > 0
ORDER BY person.name
