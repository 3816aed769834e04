extension Hook {
  /// The recorder of RSpec.
  static let rSpecRecorder = Hook(
    "ruby/laptime_rspec.rb",
    ##"""
    # Writes what RSpec says of each example, as CTRF, beside the formatter that prints.
    require "json"

    folder = File.dirname(__dir__)
    Dir.children(File.join(folder, "variables")).each do |name|
      value = File.binread(File.join(folder, "variables", name))
      next unless ENV[name] && ENV[name].b == value
      before = File.join(folder, "variables", name + ".before")
      ENV[name] = File.exist?(before) ? File.read(before) : nil
    end

    # Hears what the reporter says.
    class LaptimeRecorder
      WORDS = { passed: "passed", failed: "failed", pending: "skipped" }.freeze

      def initialize(path)
        @path = path
        @tests = []
        @start = Time.now
      end

      def example_passed(note)
        add(note.example)
      end
      alias example_failed example_passed
      alias example_pending example_passed

      def add(example)
        result = example.execution_result
        error = result.exception
        groups = example.example_group.parent_groups.reverse.map(&:description)
        @tests << { name: example.description, suite: groups, filePath: example.file_path.sub(%r{\A\./}, ""),
                    status: WORDS[result.status], duration: result.run_time * 1000,
                    start: (result.started_at.to_f * 1000).round,
                    message: (error ? error.message : result.pending_message).to_s.strip,
                    trace: error && (error.backtrace || []).join("\n") }.compact
      end

      def close(_note = nil)
        stop = Time.now
        summary = { tests: @tests.size, failed: @tests.count { |test| test[:status] == "failed" },
                    start: (@start.to_f * 1000).round, stop: (stop.to_f * 1000).round }
        report = { reportFormat: "CTRF", specVersion: "0.0.0",
                   results: { tool: { name: "rspec" }, summary: summary, tests: @tests } }
        File.write(@path, JSON.generate(report))
      rescue StandardError
        # No report then.
      end
    end

    RSpec.configure do |config|
      config.before(:suite) do
        recorder = LaptimeRecorder.new(File.join(folder, "reports", "rspec-#{Process.pid}.json"))
        config.reporter.register_listener(recorder, :example_passed, :example_failed, :example_pending, :close)
      end
    end

    """##)
}
