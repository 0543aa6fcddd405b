SELECT h.id, h.parents, h.said FROM handed h JOIN post p USING (post)
WHERE p.id = ?1
ORDER BY h.handed
