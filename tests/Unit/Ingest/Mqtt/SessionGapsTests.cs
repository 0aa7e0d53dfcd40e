using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Mqtt;
using Telemetry.Ingest.Mqtt.External;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class SessionGapsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"telemetry-gaps-{Guid.NewGuid():N}.json");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 14, 3, 0, 0, TimeSpan.Zero));
    private readonly MqttMetrics _metrics = new();
    private readonly CollectingJournal _journal = new();
    private readonly Dictionary<SessionGaps, HandedOver> _handedOver = [];

    public void Dispose()
    {
        File.Delete(_path);
        _metrics.Dispose();
    }

    [Fact]
    public async Task The_very_first_connect_is_no_gap()
    {
        await ConnectAsync(Gaps(_journal), sessionPresent: false);
        Assert.Empty(_journal.Records);
    }

    [Fact]
    public async Task A_session_that_was_there_and_is_gone_is_a_gap_since_all_had_been_handed_over()
    {
        var gaps = Gaps(_journal);
        await ConnectAsync(gaps, sessionPresent: false);
        _time.Advance(TimeSpan.FromMinutes(10));
        Observed(gaps, "03:10");
        gaps.StillThere();
        _time.Advance(TimeSpan.FromHours(1));

        await ConnectAsync(Gaps(_journal), sessionPresent: false);

        var gap = Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
        Assert.Equal(At("03:05"), gap.Since);
        Assert.Equal(At("04:10"), gap.At);
        await ConnectAsync(Gaps(_journal), sessionPresent: true);
        Assert.Single(_journal.Records);
    }

    [Fact]
    public async Task A_gap_of_a_broker_with_a_backlog_begins_before_the_backlog_though_the_session_was_seen_after_it()
    {
        var gaps = Gaps(_journal);
        await ConnectAsync(gaps, uptime: 100);
        Observed(gaps, "03:20");
        _time.Advance(TimeSpan.FromHours(2));
        Observed(gaps, "03:40");
        Observed(gaps, "03:15"); // What a gateway kept and sent late.
        await gaps.ToldUptimeAsync(TimeSpan.FromSeconds(7300), CancellationToken.None);

        await ConnectAsync(gaps, uptime: 1);

        Assert.Equal(At("03:35"), Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records)).Since);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_restarted_broker_sends_before_it_tells_of_its_restart_does_not_shorten_the_gap(bool restartedToo)
    {
        var gaps = Gaps(_journal);
        await ConnectAsync(gaps, uptime: 100);
        Observed(gaps, "03:20");
        await gaps.ToldUptimeAsync(TimeSpan.FromSeconds(110), CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));

        gaps.Connecting();
        Observed(gaps, "04:00");
        await gaps.ConnectedAsync(sessionPresent: true, CancellationToken.None);
        gaps.StillThere();
        gaps = restartedToo ? Gaps(_journal) : gaps;
        await ConnectAsync(gaps, uptime: 5);

        Assert.Equal(At("03:00"), Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records)).Since); // Last seen before 03:15.
        await ConnectAsync(gaps, uptime: 1);
        Assert.Equal(restartedToo ? At("03:00") : At("03:55"), Assert.IsType<PossibleGapRecord>(_journal.Records[^1]).Since);
    }

    [Fact]
    public async Task A_broker_that_no_longer_tells_its_uptime_does_not_keep_the_next_gap_at_this_one()
    {
        var gaps = Gaps(_journal);
        await ConnectAsync(gaps, uptime: 100);
        gaps.Connecting();
        await gaps.ConnectedAsync(sessionPresent: true, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(30));
        Observed(gaps, "03:30");
        gaps.StillThere();

        await ConnectAsync(gaps, sessionPresent: false);

        Assert.Equal(At("03:25"), Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records)).Since);
    }

    [Fact]
    public async Task A_gap_of_which_nothing_tells_the_beginning_has_none()
    {
        await ConnectAsync(Gaps(_journal), uptime: 100);
        await ConnectAsync(Gaps(_journal), uptime: 1);

        var gap = Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
        Assert.Null(gap.Since);
        Assert.Contains("Since when is not known", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_file_of_before_this_was_noted_gives_no_beginning()
    {
        await File.WriteAllTextAsync(_path, """{"Session":"one","WholeAt":"2026-01-14T02:00:00+00:00","GapPending":false,"Uptime":"00:01:40","ToldAt":0}""");

        await ConnectAsync(Gaps(_journal), sessionPresent: false);

        Assert.Null(Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records)).Since);
    }

    [Fact]
    public async Task In_a_new_session_nothing_older_is_queued()
    {
        await ConnectAsync(Gaps(_journal), sessionPresent: false);
        _time.Advance(TimeSpan.FromHours(1));
        await ConnectAsync(Gaps(_journal), sessionPresent: false);
        _time.Advance(TimeSpan.FromHours(1));
        await ConnectAsync(Gaps(_journal), sessionPresent: false);

        Assert.Equal([At("03:00"), At("04:00")], _journal.Records.Select(r => Assert.IsType<PossibleGapRecord>(r).Since!.Value));
    }

    [Fact]
    public async Task A_gap_that_could_not_be_journalled_is_journalled_at_the_next_connect()
    {
        await ConnectAsync(Gaps(_journal), sessionPresent: true);
        await Assert.ThrowsAsync<JournalFailedException>(() => ConnectAsync(Gaps(new FailingJournal()), sessionPresent: false));

        await ConnectAsync(Gaps(_journal), sessionPresent: true);

        Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
    }

    [Fact]
    public async Task A_broker_that_was_restarted_is_a_gap_though_it_has_the_session_also_over_a_restart_of_ours()
    {
        var gaps = Gaps(_journal);
        await ConnectAsync(gaps, uptime: 100);
        _time.Advance(TimeSpan.FromMinutes(5));
        Observed(gaps, "03:05");
        await gaps.ToldUptimeAsync(TimeSpan.FromSeconds(400), CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));

        await ConnectAsync(Gaps(_journal), uptime: 20);

        var gap = Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
        Assert.Equal(At("03:00"), gap.Since);
        Assert.Contains("The broker was restarted", gap.Reason, StringComparison.Ordinal);
        await ConnectAsync(Gaps(_journal), uptime: 30);
        Assert.Single(_journal.Records);
    }

    [Fact]
    public async Task A_restart_that_took_the_session_with_it_is_one_gap()
    {
        await ConnectAsync(Gaps(_journal), uptime: 100);
        await ConnectAsync(Gaps(_journal), uptime: 1, sessionPresent: false);
        Assert.Single(_journal.Records);
    }

    [Fact]
    public async Task A_broken_line_to_a_broker_that_ran_on_is_no_gap_though_what_it_tells_is_ten_seconds_old()
    {
        await ConnectAsync(Gaps(_journal), uptime: 100);
        _time.Advance(TimeSpan.FromSeconds(9));
        await ConnectAsync(Gaps(_journal), uptime: 100);
        _time.Advance(TimeSpan.FromHours(1));
        await ConnectAsync(Gaps(_journal), uptime: 3699);
        Assert.Empty(_journal.Records);
    }

    [Fact]
    public async Task A_broker_restarted_while_we_were_away_for_longer_than_it_had_been_running_is_a_gap()
    {
        await ConnectAsync(Gaps(_journal), uptime: 100);
        _time.Advance(TimeSpan.FromDays(2));
        await ConnectAsync(Gaps(_journal), uptime: 86_400);
        Assert.Single(_journal.Records);
    }

    [Fact]
    public async Task Another_session_is_a_first_connect()
    {
        await ConnectAsync(Gaps(_journal), sessionPresent: false);
        await ConnectAsync(Gaps(_journal, "another"), sessionPresent: false);
        Assert.Empty(_journal.Records);
    }

    private static async Task ConnectAsync(SessionGaps gaps, int? uptime = null, bool sessionPresent = true)
    {
        gaps.Connecting();
        await gaps.ConnectedAsync(sessionPresent, CancellationToken.None);
        if (uptime is { } seconds)
        {
            await gaps.ToldUptimeAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None);
        }
    }

    /// <summary>A reading of that time has become durable.</summary>
    private void Observed(SessionGaps gaps, string at) => _handedOver[gaps].Observed(At(at).UtcTicks);

    private static DateTimeOffset At(string time) => new(new DateOnly(2026, 1, 14), TimeOnly.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>As after a start of the host: knows what the file does.</summary>
    private SessionGaps Gaps(IJournal journal, string session = "one")
    {
        var handedOver = new HandedOver(TimeSpan.FromMinutes(5));
        var gaps = new SessionGaps(session, "mqtt://broker", new SessionStateFile(_path), handedOver, journal, _metrics, _time, NullLogger.Instance);
        _handedOver.Add(gaps, handedOver);
        return gaps;
    }

    private sealed class FailingJournal : IJournal
    {
        public JournalPosition Head => default;

        public JournalPosition Oldest => default;

        public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation) =>
            throw new JournalFailedException("The disk is full.");

        public IJournalReader ReadAfter(JournalPosition position) => throw new NotSupportedException();

        public IJournalReader ReadAs(string consumer, JournalPosition position) => throw new NotSupportedException();

        public JournalPosition FindPosition(DateTimeOffset at) => throw new NotSupportedException();

        public void ReportCommitted(string consumer, JournalPosition position) => throw new NotSupportedException();
    }
}
