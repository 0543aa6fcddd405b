SELECT revision FROM keyframe
WHERE edition = ?1 AND field = ?2 AND revision > ?3
ORDER BY revision LIMIT 1
