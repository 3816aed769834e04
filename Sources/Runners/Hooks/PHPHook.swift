extension Hook {
  /// The setting that has PHP load a file first.
  static func phpSetting(_ place: RequestPlace) -> Hook {
    Hook("php/laptime.ini", "auto_prepend_file = \"\(place.folder)/\(phpHook.path)\"\n")
  }

  /// What PHP loads first where a setting says so.
  static let phpHook = Hook(
    "php/laptime.php",
    ##"""
    <?php
    // PHP loads this first where PHP_INI_SCAN_DIR leads to it, for one run alone: it has PHPUnit write a report, and
    // is nothing in any other program.
    (static function () {
        $folder = dirname(__DIR__);
        $words = $_SERVER['argv'] ?? [];
        $runner = preg_replace('/[-.\d]*(\.phar|\.php)?$/', '', basename($words[0] ?? ''));
        if (!in_array($runner, ['phpunit', 'paratest', 'pest'], true)) {
            return;
        }
        // What the tests start is not asked.
        foreach (glob("$folder/variables/*") as $file) {
            $name = basename($file);
            if (getenv($name) === false || getenv($name) !== file_get_contents($file)) {
                continue;
            }
            if (file_exists("$file.before")) {
                $before = file_get_contents("$file.before");
                putenv("$name=$before");
                $_SERVER[$name] = $before;
            } else {
                putenv($name);
                unset($_SERVER[$name], $_ENV[$name]);
            }
        }
        $configuration = null;
        foreach ($words as $index => $word) {
            $option = explode('=', $word, 2);
            if (preg_match('/^(--(log-junit|list-|generate-|migrate-|version|atleast-version|check-version|help|warm-)|-h$)/', $word)) {
                return;
            }
            if ($option[0] === '-c' || $option[0] === '--configuration') {
                $configuration = $option[1] ?? $words[$index + 1] ?? null;
            }
        }
        if ($configuration !== null && is_file($configuration)) {
            $files = [$configuration];
        } else {
            $place = $configuration ?? '.';
            $files = ["$place/phpunit.xml", "$place/phpunit.dist.xml", "$place/phpunit.xml.dist"];
        }
        foreach ($files as $file) {
            // An option would take the place of the report that the project has it write.
            if (is_file($file) && preg_match('/<junit\s|type="junit"/', file_get_contents($file))) {
                return;
            }
        }
        array_splice($_SERVER['argv'], 1, 0, ['--log-junit', "$folder/reports/phpunit-" . getmypid() . '.xml']);
        $_SERVER['argc'] = count($_SERVER['argv']);
        $GLOBALS['argv'] = $_SERVER['argv'];
        $GLOBALS['argc'] = $_SERVER['argc'];
    })();
    // What would have been loaded in this place.
    foreach (array_merge([php_ini_loaded_file()], explode(',', php_ini_scanned_files() ?: '')) as $laptimeFile) {
        $laptimeFile = trim((string) $laptimeFile);
        if ($laptimeFile === '' || strpos($laptimeFile, __DIR__ . '/') === 0) {
            continue;
        }
        $laptimeFirst = (@parse_ini_file($laptimeFile) ?: [])['auto_prepend_file'] ?? $laptimeFirst ?? '';
    }
    unset($laptimeFile);
    if (($laptimeFirst ?? '') !== '') {
        require $laptimeFirst;
    }
    unset($laptimeFirst);

    """##)
}
