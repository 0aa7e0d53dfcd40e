using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Bench;

/// <summary>Reading back what was journalled, per message, as every consumer does. Beside it the bare reading of the files.</summary>
public class JournalReadBenchmarks
{
    private const int Messages = 200_000;

    private readonly byte[] _buffer = new byte[256 * 1024];
    private TemporaryDirectory _directory = null!;
    private DurableJournal _journal = null!;

    [GlobalSetup]
    public void Fill()
    {
        _directory = new TemporaryDirectory();
        var options = new JournalOptions { Directory = _directory.Path };
        _journal = new DurableJournal(new DiskFileSystem(options.Directory), options, TimeProvider.System, NullLogger<DurableJournal>.Instance);
        _journal.Open();
        var messages = SomeMessages.Singles(Messages);
        foreach (var message in messages[..^1])
        {
            _journal.AppendAsync(message, null, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        _journal.AppendDurablyAsync(messages[^1], CancellationToken.None).GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Close()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    /// <summary>The floor, preallocated rest included.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public long Bare_read_of_the_files()
    {
        long bytes = 0;
        foreach (var path in Directory.EnumerateFiles(_directory.Path, "*.journal"))
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            int read;
            for (long offset = 0; (read = RandomAccess.Read(file, _buffer, offset)) > 0; offset += read)
            {
                bytes += read;
            }
        }

        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public long Read_check_and_decode()
    {
        using var reader = _journal.ReadAfter(JournalPosition.Start);
        long readings = 0;
        while (reader.TryRead(out _, out var record))
        {
            readings += ((MessageRecord)record).Readings.Count;
        }

        return readings;
    }
}
