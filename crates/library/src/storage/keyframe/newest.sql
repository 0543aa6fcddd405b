SELECT revision, bytes FROM keyframe
WHERE edition = ?1 AND field = ?2 AND revision <= ?3
ORDER BY revision DESC LIMIT 1
