UPDATE post SET series = (SELECT series FROM post WHERE id = ?1)
WHERE id = ?2
