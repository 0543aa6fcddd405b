SELECT revision, field, bytes FROM keyframe
WHERE edition = ?1
ORDER BY revision
