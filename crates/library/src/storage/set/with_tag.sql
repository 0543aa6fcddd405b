SELECT post FROM post_tag
WHERE tag = ?1
