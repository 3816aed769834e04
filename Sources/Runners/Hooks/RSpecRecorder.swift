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
      HEARD = %i[example_passed example_failed example_pending close].freeze

      # The one of this run, which hears the reporter from now on.
      def self.of(reporter)
        @one ||= begin
          path = File.join(File.dirname(__dir__), "reports", "rspec-#{Process.pid}.json")
          new(path).tap { |recorder| reporter.register_listener(recorder, *HEARD) }
        end
      end

      def initialize(path)
        @path = path
        @tests = []
        @errors = []
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

      # What broke outside of examples: a file that did not load, a hook around the run.
      def broke(exception, description)
        file = description[/An error occurred while loading (?:\.\/)?(\S+?)\.(?:\s|\z)/, 1]
        hook = description[/`([^`]+)` hook/, 1]
        line = exception.message.to_s.lines.map(&:strip).find { |text| !text.empty? } || exception.class.name
        message = line.gsub("#{Dir.pwd}/", "")
        message = "#{exception.class}: #{message}" unless message.include?(exception.class.name)
        place = (exception.backtrace || []).map { |frame| frame.gsub("#{Dir.pwd}/", "").sub(/\A\.\//, "") }
                                           .find { |frame| !frame.start_with?("/", "<") && frame =~ /\A[^:]+:\d+/ }
        message += " (#{place[/\A[^:]+/]}, line #{place[/:(\d+)/, 1]})" if place && message !~ /\.rb:\d+/
        @errors << { name: file || hook || "the run", message: message,
                     trace: ([exception.message] + (exception.backtrace || [])).join("\n") }
      end

      def close(_note = nil)
        stop = Time.now
        summary = { tests: @tests.size, failed: @tests.count { |test| test[:status] == "failed" },
                    start: (@start.to_f * 1000).round, stop: (stop.to_f * 1000).round }
        results = { tool: { name: "rspec" }, summary: summary, tests: @tests }
        results[:extra] = { errors: @errors } unless @errors.empty?
        report = { reportFormat: "CTRF", specVersion: "0.0.0", results: results }
        File.write(@path, JSON.generate(report))
      rescue StandardError
        # No report then.
      end
    end

    # What the reporter is told of errors outside of examples, before it says so.
    module LaptimeErrors
      def notify_non_example_exception(exception, description)
        begin
          LaptimeRecorder.of(self).broke(exception, description)
        rescue StandardError
          # Its examples are told all the same.
        end
        super
      end
    end

    RSpec::Core::Reporter.prepend(LaptimeErrors) if RSpec::Core::Reporter.method_defined?(:notify_non_example_exception)
    RSpec.configure do |config|
      config.before(:suite) { LaptimeRecorder.of(config.reporter) }
    end

    """##)
}
