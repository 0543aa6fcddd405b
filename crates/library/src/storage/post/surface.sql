UPDATE post SET touched_at = ?2
WHERE post = ?1
  AND post <> (SELECT post FROM post ORDER BY touched_at DESC, post DESC LIMIT 1)
