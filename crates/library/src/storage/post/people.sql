SELECT person.name FROM post_person JOIN person USING (person)
WHERE post_person.post = ?1
ORDER BY post_person.position
