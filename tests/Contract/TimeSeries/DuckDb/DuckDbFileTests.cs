using System.Diagnostics;
using DuckDB.NET.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Tests.Contract.TimeSeries.DuckDb;

/// <summary>What is DuckDB's own: the file, its order, its failures.</summary>
public sealed class DuckDbFileTests : IDisposable
{
    private const string Ten = "2026-11-23T10:00:00Z";
    private readonly DuckDbFile _file = new();
    private readonly FakeTimeProvider _time = new(Some.At("2026-11-23T18:00:00Z"));

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix rights");
            return;
        }

        using var store = _file.Store(_time);
        await store.OpenAsync(None);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file.Path));
    }

    [Fact]
    public async Task Says_what_to_do_when_another_process_has_the_file()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3, to hold the file's lock from another process");
        using (var store = _file.Store(_time))
        {
            await store.OpenAsync(None);
        }

        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"import fcntl,sys; f=open({QuotedPath()},'r+b'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()");
        using var holder = Process.Start(start)!;
        try
        {
            Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
            using var store = _file.Store(_time);
            var error = await Assert.ThrowsAsync<IOException>(() => store.OpenAsync(None));
            Assert.Contains(_file.Path, error.Message, StringComparison.Ordinal);
            Assert.Contains("open in another process", error.Message, StringComparison.Ordinal);

            // The place that retries finds it free once the other process has gone.
            holder.StandardInput.Close();
            await holder.WaitForExitAsync();
            Assert.Equal(JournalPosition.Start, await store.OpenAsync(None));
        }
        finally
        {
            if (!holder.HasExited)
            {
                holder.Kill();
            }
        }

        string QuotedPath() => "'" + _file.Path + "'";
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing_and_the_same_batch_is_taken_afterwards()
    {
        using var store = _file.Store(_time);
        await store.WriteAsync(Some.Batch(1, Some.Reading(Ten, 1)), None);

        // The second reading's sensor has no name: a bug of the caller, met after the first was settled.
        var broken = Some.Reading("2026-11-23T11:00:00Z", 2) with { Gateway = default };
        await Assert.ThrowsAnyAsync<Exception>(() => store.WriteAsync(Some.Batch(2, Some.Reading("2026-11-23T12:00:00Z", 3, "rws-new"), broken), None));
        Assert.Equal(new JournalPosition(1), await store.OpenAsync(None));
        Assert.Equal([1.0], (await store.ReadAsync(Some.Query(sensors: ["rws-1", "rws-new"]), None).ToListAsync()).Select(r => r.Value));

        Assert.Equal(new StoreReceipt(1, 0, 0), await store.WriteAsync(Some.Batch(2, Some.Reading("2026-11-23T12:00:00Z", 3, "rws-new")), None));
        Assert.Equal([1.0, 3], (await store.ReadAsync(Some.Query(sensors: ["rws-1", "rws-new"]), None).ToListAsync()).Select(r => r.Value));
    }

    [Fact]
    public async Task A_transaction_that_was_never_committed_is_not_there_after_a_reopen()
    {
        using (var store = _file.Store(_time))
        {
            await store.WriteAsync(Some.Batch(1, Some.Reading(Ten, 1)), None);
            using var connection = new DuckDBConnection($"Data Source={_file.Path}");
            connection.Open();
            connection.Execute("BEGIN; DELETE FROM raw_2026_11; UPDATE meta SET value = 9 WHERE name = 'position'");
        }

        using var again = _file.Store(_time);
        Assert.Equal(new JournalPosition(1), await again.OpenAsync(None));
        Assert.Single(await again.ReadAsync(Some.Query(), None).ToListAsync());
    }

    [Fact]
    public async Task Ordering_a_closed_month_changes_no_answer_and_is_done_again_only_after_late_data()
    {
        using var store = _file.Store(_time);
        var readings = Enumerable.Range(0, 3_000).Select(i => Some.Reading("2026-10-01T00:00:00Z", i, $"s{i % 7}")).ToArray();
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = readings[i] with { Reading = readings[i].Reading with { ObservedAt = readings[i].Reading.ObservedAt.AddSeconds(i * 700) } };
        }

        await store.WriteAsync(Some.Batch(1, readings), None);
        var query = Some.Query(sensors: ["s0", "s1", "s2", "s3", "s4", "s5", "s6"]);
        var before = await store.ReadAsync(query, None).ToListAsync();

        Assert.Equal(1, await store.CompactClosedMonthsAsync(Some.At("2026-11-01T00:00:00Z"), None));
        Assert.Equal(0, await store.CompactClosedMonthsAsync(Some.At("2026-11-01T00:00:00Z"), None));
        Assert.Equal(before, await store.ReadAsync(query, None).ToListAsync());
        Assert.Equal(new StoreReceipt(1, 3_000, 0), await store.WriteAsync(Some.Batch(2, [.. readings, Some.Reading("2026-10-09T00:00:00.5Z", 1)]), None));
        Assert.Equal(1, await store.CompactClosedMonthsAsync(Some.At("2026-11-01T00:00:00Z"), None));
        Assert.Equal(0, await store.CompactClosedMonthsAsync(Some.At("2026-10-31T00:00:00Z"), None));
    }

    [Fact]
    public async Task A_query_that_takes_too_long_says_so()
    {
        using var store = _file.Store(_time, o => o.QueryTimeout = TimeSpan.FromSeconds(5));
        await store.WriteAsync(Some.Batch(1, [.. Enumerable.Range(0, 5_000).Select(i => Some.Reading(Ten, i, $"s{i}"))]), None);
        var query = Some.Query(sensors: [.. Enumerable.Range(0, 5_000).Select(i => $"s{i}")]);
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var row in store.ReadAsync(query, None))
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        });
    }

    [Fact]
    public async Task A_query_waits_for_a_free_reader()
    {
        using var store = _file.Store(_time, o => o.Readers = 1);
        await store.WriteAsync(Some.Batch(1, [.. Enumerable.Range(0, 3_000).Select(i => Some.Reading(Ten, i, $"s{i}"))]), None);
        var query = Some.Query(sensors: [.. Enumerable.Range(0, 3_000).Select(i => $"s{i}")]);
        await using var first = store.ReadAsync(query, None).GetAsyncEnumerator(None);
        Assert.True(await first.MoveNextAsync());
        using var impatient = new CancellationTokenSource();
        var second = store.ReadAsync(query, impatient.Token).ToListAsync();
        Assert.False(second.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();
        Assert.Equal(3_000, (await store.ReadAsync(query, None).ToListAsync()).Count);
    }

    [Fact]
    public async Task An_ordering_of_a_month_does_not_disturb_a_query_that_is_under_way()
    {
        using var store = _file.Store(_time);
        await store.WriteAsync(Some.Batch(1, [.. Enumerable.Range(0, 5_000).Select(i => Some.Reading("2026-10-10T10:00:00Z", i, $"s{i}"))]), None);
        var query = Some.Query(sensors: [.. Enumerable.Range(0, 5_000).Select(i => $"s{i}")]);
        var seen = 0;
        await foreach (var row in store.ReadAsync(query, None))
        {
            if (seen++ == 10)
            {
                Assert.Equal(1, await store.CompactClosedMonthsAsync(Some.At("2026-11-01T00:00:00Z"), None));
                Assert.Equal(1, await store.DeleteMonthsBeforeAsync(Some.At("2026-11-01T00:00:00Z"), None));
            }
        }

        Assert.Equal(5_000, seen);
        Assert.Empty(await store.ReadAsync(query, None).ToListAsync());
    }

    [Fact]
    public async Task Maintenance_orders_what_is_closed_and_drops_what_is_beyond_the_retention()
    {
        using var store = _file.Store(_time);
        await store.WriteAsync(Some.Batch(1, Some.Reading("2026-08-31T10:00:00Z", 1), Some.Reading("2026-09-01T10:00:00Z", 2), Some.Reading(Ten, 3)), None);
        using var maintenance = new DuckDbMaintenance(
            store, Options.Create(new DuckDbOptions { RetentionMonths = 2 }), _time, NullLogger<DuckDbMaintenance>.Instance);
        await maintenance.RunOnceAsync(None);
        Assert.Equal([2.0, 3], (await store.ReadAsync(Some.Query(), None).ToListAsync()).Select(r => r.Value));
        Assert.Equal(0, await store.CompactClosedMonthsAsync(Some.At("2026-11-01T00:00:00Z"), None));
    }

    [Fact]
    public async Task A_store_that_was_disposed_refuses_and_a_second_dispose_does_no_harm()
    {
        var store = _file.Store(_time);
        await store.OpenAsync(None);
        store.Dispose();
        store.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.OpenAsync(None));
    }
}
