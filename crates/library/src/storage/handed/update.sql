UPDATE handed SET said = ?3
WHERE id = ?2 AND post = (SELECT post FROM post WHERE id = ?1)
