using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.TimeSeries.DuckDb;

public sealed class DuckDbBackupTests : IDisposable
{
    private readonly DuckDbFile _file = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-duckdb-'copy-");

    public void Dispose()
    {
        _file.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_is_the_store_of_one_batch_whatever_is_written_meanwhile()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var store = _file.Store(TimeProvider.System);
        await store.OpenAsync(cancellation);
        using var stop = new CancellationTokenSource();
        var written = 0L;
        var writing = Task.Run(async () =>
        {
            for (var batch = 1L; !stop.IsCancellationRequested; batch++)
            {
                var first = Some.At("2026-10-31T23:00:00Z").AddMinutes(batch);
                await store.WriteAsync(
                    Some.Batch(batch, [.. Enumerable.Range(0, 50).Select(i => Some.Reading(first.AddSeconds(i).ToString("O"), i))]), CancellationToken.None);
                Interlocked.Exchange(ref written, batch);
            }
        }, cancellation);
        while (Interlocked.Read(ref written) < 20)
        {
            await Task.Yield();
        }

        var before = Interlocked.Read(ref written);
        var copy = await ((IStoreBackup)store).CopyToAsync(_folder.FullName, cancellation);
        await stop.CancelAsync();
        await writing;

        var position = copy.Positions["store"];
        Assert.InRange(position.Sequence, before, Interlocked.Read(ref written));
        var path = Path.Combine(_folder.FullName, copy.File);
        Assert.Equal([path], Directory.GetFiles(_folder.FullName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        using var restored = _file.Store(TimeProvider.System, options => options.Path = path);
        Assert.Equal(position, await restored.OpenAsync(cancellation));
        Assert.Equal(50 * position.Sequence, (await restored.ReadAsync(Some.Query(), cancellation).ToListAsync()).Count);
        Assert.Equal(50 * position.Sequence, (await restored.ReadLedgerAsync(DateTimeOffset.UnixEpoch, Some.At("2100-01-01T00:00:00Z"), cancellation)).Sum(l => l.Accepted));
        await restored.WriteAsync(Some.Batch(position.Sequence + 1, Some.Reading("2026-12-01T00:00:00Z", 1)), cancellation);
    }

    [Fact]
    public async Task What_a_broken_off_copy_left_is_replaced()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var store = _file.Store(TimeProvider.System);
        await store.OpenAsync(cancellation);
        Directory.CreateDirectory(_file.Path + ".copy");
        await File.WriteAllTextAsync(Path.Combine(_file.Path + ".copy", Path.GetFileName(_file.Path)), "half", cancellation);
        await store.WriteAsync(Some.Batch(3, Some.Reading("2026-12-01T00:00:00Z", 1)), cancellation);

        var copy = await ((IStoreBackup)store).CopyToAsync(_folder.FullName, cancellation);

        Assert.Equal(new JournalPosition(3), copy.Positions["store"]);
        Assert.False(Directory.Exists(_file.Path + ".copy"));
    }
}
