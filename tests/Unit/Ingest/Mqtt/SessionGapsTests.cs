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

    public void Dispose()
    {
        File.Delete(_path);
        _metrics.Dispose();
    }

    [Fact]
    public async Task The_very_first_connect_is_no_gap()
    {
        await Gaps(_journal).ConnectedAsync(sessionPresent: false, CancellationToken.None);
        Assert.Empty(_journal.Records);
    }

    [Fact]
    public async Task A_session_that_was_there_and_is_gone_is_a_gap_since_it_was_last_known()
    {
        var gaps = Gaps(_journal);
        await gaps.ConnectedAsync(sessionPresent: false, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(10));
        gaps.StillThere();
        _time.Advance(TimeSpan.FromHours(1));

        await Gaps(_journal).ConnectedAsync(sessionPresent: false, CancellationToken.None);

        var gap = Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 3, 10, 0, TimeSpan.Zero), gap.Since);
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 4, 10, 0, TimeSpan.Zero), gap.At);
        await Gaps(_journal).ConnectedAsync(sessionPresent: true, CancellationToken.None);
        Assert.Single(_journal.Records);
    }

    [Fact]
    public async Task A_gap_that_could_not_be_journalled_is_journalled_at_the_next_connect()
    {
        await Gaps(_journal).ConnectedAsync(sessionPresent: true, CancellationToken.None);
        await Assert.ThrowsAsync<JournalFailedException>(() => Gaps(new FailingJournal()).ConnectedAsync(sessionPresent: false, CancellationToken.None));

        await Gaps(_journal).ConnectedAsync(sessionPresent: true, CancellationToken.None);

        Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
    }

    [Fact]
    public async Task A_broker_that_was_restarted_is_a_gap_though_it_has_the_session_also_over_a_restart_of_ours()
    {
        var gaps = Gaps(_journal);
        await ConnectAsync(gaps, uptime: 100);
        _time.Advance(TimeSpan.FromMinutes(5));
        await gaps.ToldUptimeAsync(TimeSpan.FromSeconds(400), CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));

        await ConnectAsync(Gaps(_journal), uptime: 20);

        var gap = Assert.IsType<PossibleGapRecord>(Assert.Single(_journal.Records));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 3, 5, 0, TimeSpan.Zero), gap.Since);
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
        await Gaps(_journal).ConnectedAsync(sessionPresent: false, CancellationToken.None);
        await Gaps(_journal, "another").ConnectedAsync(sessionPresent: false, CancellationToken.None);
        Assert.Empty(_journal.Records);
    }

    private static async Task ConnectAsync(SessionGaps gaps, int uptime, bool sessionPresent = true)
    {
        await gaps.ConnectedAsync(sessionPresent, CancellationToken.None);
        await gaps.ToldUptimeAsync(TimeSpan.FromSeconds(uptime), CancellationToken.None);
    }

    private SessionGaps Gaps(IJournal journal, string session = "one") =>
        new(session, "mqtt://broker", new SessionStateFile(_path), journal, _metrics, _time, NullLogger.Instance);

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
