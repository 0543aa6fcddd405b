SELECT h.id, h.parents, h.said, h.in_part FROM handed h JOIN post p USING (post)
WHERE p.id = ?1
ORDER BY h.handed
