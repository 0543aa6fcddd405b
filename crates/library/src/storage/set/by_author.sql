SELECT pp.post FROM person
JOIN post_person pp ON pp.person = person.person
WHERE person.name = ?1
