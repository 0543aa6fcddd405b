DELETE FROM handed
WHERE id = ?2 AND post = (SELECT post FROM post WHERE id = ?1)
