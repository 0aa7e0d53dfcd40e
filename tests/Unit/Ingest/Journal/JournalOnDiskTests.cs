using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Tests.Unit.Ingest.Journal;

/// <summary>What only a real directory can show: the lock, preallocation, the commit thread and the host's order of starting.</summary>
public sealed class JournalOnDiskTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("telemetry-journal-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Many_writers_and_readers_find_every_record_once_and_in_the_writers_order()
    {
        const int Writers = 4;
        const int Each = 500;
        using (var journal = Open())
        {
            var following = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Follow(journal, Writers * Each))).ToList();
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(journal, writer, Each))));
            foreach (var seen in await Task.WhenAll(following))
            {
                RequireEachWritersOrder(seen, Writers, Each);
            }
        }

        using var again = Open();
        RequireEachWritersOrder(await Follow(again, Writers * Each), Writers, Each);
        Assert.True(again.Segments > 1);
    }

    [Fact]
    public void The_directory_is_locked_against_a_second_host()
    {
        using var journal = Open();

        var error = Assert.Throws<JournalLockedException>(Open);

        Assert.Contains(_directory, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_is_preallocated_while_open_and_trimmed_when_closed()
    {
        using (var journal = Open())
        {
            journal.Append(SomeRecords.Message(1), (IDurabilityObserver)new CollectingObserver());
        }

        Assert.InRange(new FileInfo(Directory.GetFiles(_directory, "*.journal").Single()).Length, 64, 1000);
    }

    [Fact]
    public async Task The_host_opens_the_journal_before_its_services_start_and_closes_it_after_they_stopped()
    {
        var builder = HostWith([]);
        builder.Services.AddHostedService<AppendsAtStartAndStop>();
        using (var host = builder.Build())
        {
            await host.StartAsync();
            Assert.Equal(JournalState.Open, host.Services.GetRequiredService<IJournalOperations>().State);
            await host.StopAsync();
            Assert.Equal(JournalState.Closed, host.Services.GetRequiredService<IJournalOperations>().State);
        }

        using var journal = Open();
        var gaps = journal.ReadAll().Count(read => read.Record.StartsWith("gap|", StringComparison.Ordinal));
        Assert.Equal(2, gaps);
    }

    [Fact]
    public async Task Every_wrong_option_is_told_at_once_and_the_host_does_not_start()
    {
        using var host = HostWith(new()
        {
            ["Telemetry:Journal:SegmentBytes"] = "5",
            ["Telemetry:Journal:RetainBytes"] = "9000000000",
            ["Telemetry:Journal:MaxBytes"] = "8000000000",
        }).Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("SegmentBytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxBytes", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory));
    }

    private HostApplicationBuilder HostWith(Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        settings["Telemetry:Journal:Directory"] = _directory;
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddJournal(builder.Configuration);
        return builder;
    }

    private DurableJournal Open()
    {
        var options = new JournalOptions { Directory = _directory, SegmentBytes = 64 * 1024, CommitInterval = TimeSpan.FromMilliseconds(1) };
        var journal = new DurableJournal(new DiskFileSystem(_directory), options, TimeProvider.System, NullLogger<DurableJournal>.Instance);
        journal.Open();
        return journal;
    }

    private static async Task Write(DurableJournal journal, int writer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var record = SomeRecords.Message(i + 1) with { Decoder = $"writer-{writer}", DecoderVersion = i };
            if (i % 50 == 49)
            {
                // Waited for now and then: all at once may be one group commit, and so one segment.
                await journal.AppendDurablyAsync(record, CancellationToken.None);
            }
            else
            {
                await journal.AppendAsync(record, null, CancellationToken.None);
            }
        }
    }

    private static async Task<List<MessageRecord>> Follow(DurableJournal journal, int count)
    {
        var seen = new List<MessageRecord>();
        using var reader = journal.ReadAfter(JournalPosition.Start);
        while (seen.Count < count)
        {
            await reader.WaitAsync(CancellationToken.None);
            while (reader.TryRead(out var position, out var record))
            {
                seen.Add(Assert.IsType<MessageRecord>(record));
                Assert.Equal(seen.Count, position.Sequence);
            }
        }

        return seen;
    }

    private static void RequireEachWritersOrder(List<MessageRecord> seen, int writers, int each)
    {
        for (var writer = 0; writer < writers; writer++)
        {
            Assert.Equal(Enumerable.Range(0, each), seen.Where(message => message.Decoder == $"writer-{writer}").Select(message => message.DecoderVersion));
        }
    }

    private sealed class AppendsAtStartAndStop(IJournal journal) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Gap("start", cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Gap("stop", cancellationToken);

        private Task<JournalPosition> Gap(string reason, CancellationToken cancellation) =>
            journal.AppendDurablyAsync(new PossibleGapRecord(SomeRecords.Evening, "test", null, reason), cancellation);
    }
}
