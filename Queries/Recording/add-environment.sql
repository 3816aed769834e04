INSERT INTO environments (key, os, os_version, arch, cpu_model, cores, memory_bytes, image)
VALUES (:key, :os, :os_version, :arch, :cpu_model, :cores, :memory_bytes, :image)
ON CONFLICT DO NOTHING
