UPDATE tests SET file = :file, container = :container, class = :class, name = :name WHERE id = :test
