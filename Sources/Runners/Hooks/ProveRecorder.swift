extension Hook {
  /// The recorder of prove.
  static let proveRecorder = Hook(
    "perl/Laptime.pm",
    ##"""
    # Perl loads this first where PERL5OPT says so, for one run alone: it writes what prove reads, as CTRF, and is
    # nothing in any other program.
    package Laptime;
    use strict;
    use warnings;

    if ($0 =~ m{(?:^|/)prove$}) {
        my ($folder) = __FILE__ =~ m{^(.*)/perl/Laptime\.pm$};
        leave($folder);
        my $ok = eval { require TAP::Harness; require JSON::PP; require Time::HiRes; 1 };
        record("$folder/reports/prove-$$.json") if $ok;
    }

    # What the tests start is not asked.
    sub leave {
        my ($folder) = @_;
        for my $name (keys %ENV) {
            my $value = text("$folder/variables/$name");
            next unless defined $value && $value eq $ENV{$name};
            my $before = text("$folder/variables/$name.before");
            if (defined $before) { $ENV{$name} = $before } else { delete $ENV{$name} }
        }
    }

    sub text {
        my ($path) = @_;
        open my $file, '<', $path or return;
        local $/;
        my $text = <$file>;
        return defined $text ? $text : '';
    }

    sub record {
        my ($path) = @_;
        my @tests;
        my $start = Time::HiRes::time();
        my $run = \&TAP::Harness::runtests;
        no warnings 'redefine';
        *TAP::Harness::runtests = sub {
            my ($harness, @files) = @_;
            $harness->callback(made_parser => sub { listen_to(\@tests, @_) });
            my $result = $run->($harness, @files);
            write_report($path, $start, \@tests);
            return $result;
        };
    }

    sub listen_to {
        my ($tests, $parser, $job) = @_;
        my $file = ref $job ? $job->[0] : $job;
        my $last = Time::HiRes::time();
        my $count = 0;
        $parser->callback(test => sub {
            my ($test) = @_;
            my $now = Time::HiRes::time();
            my $name = $test->description;
            $name =~ s/^- //;
            push @$tests, {
                name => length $name ? $name : '' . $test->number, suite => [$file], filePath => $file,
                status => $test->has_skip || $test->has_todo ? 'skipped' : $test->is_ok ? 'passed' : 'failed',
                duration => ($now - $last) * 1000, start => int($last * 1000),
                length $test->explanation ? (message => $test->explanation) : (),
            };
            $count++;
            $last = $now;
        });
        # A script that died, or told fewer tests than it planned, has failed where its points say nothing.
        $parser->callback(EOF => sub {
            my ($parser) = @_;
            return if $parser->skip_all || !$parser->has_problems || grep { $_->{status} eq 'failed' && $_->{filePath} eq $file } @$tests;
            push @$tests, { name => $file, suite => [$file], filePath => $file, status => 'failed', duration => 0,
                message => join '; ', $parser->exit ? 'ended with exit code ' . $parser->exit : (), $parser->parse_errors };
        });
    }

    sub write_report {
        my ($path, $start, $tests) = @_;
        open my $file, '>', $path or return;
        print {$file} JSON::PP->new->canonical->encode({
            reportFormat => 'CTRF', specVersion => '0.0.0',
            results => { tool => { name => 'prove' }, tests => $tests, summary => {
                tests => scalar @$tests, failed => scalar(grep { $_->{status} eq 'failed' } @$tests),
                start => int($start * 1000), stop => int(Time::HiRes::time() * 1000) } } });
        close $file;
    }

    1;

    """##)
}
