using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Codec;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Bench;

/// <summary>Appending until durable on a real disk, per message. Beside it the same bytes, encoded before, by bare writes and syncs.</summary>
public class JournalAppendBenchmarks
{
    private const int Messages = 200_000;
    private const int PackReadings = 50;
    private const int Packs = Messages / PackReadings;
    private const int BareWrite = 256 * 1024;

    private readonly MessageRecord[] _singles = SomeMessages.Singles(Messages);
    private readonly MessageRecord[] _packs = SomeMessages.Packs(Packs, PackReadings);
    private readonly LastObserver _last = new();
    private TemporaryDirectory _directory = null!;
    private DurableJournal _journal = null!;
    private SafeFileHandle _bareFile = null!;
    private byte[] _bytes = null!;
    private long _bareOffset;

    [GlobalSetup]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        var options = new JournalOptions { Directory = System.IO.Path.Combine(_directory.Path, "journal"), RetainBytes = 0 };
        _journal = new DurableJournal(new DiskFileSystem(options.Directory), options, TimeProvider.System, NullLogger<DurableJournal>.Instance);
        _journal.Open();

        _bytes = new byte[_singles.Sum(JournalCodec.MaxSize)];
        var length = 0;
        foreach (var record in _singles)
        {
            length += JournalCodec.Encode(record, _bytes.AsSpan(length));
        }

        _bytes = _bytes[..length];
        _bareFile = File.OpenHandle(System.IO.Path.Combine(_directory.Path, "bare"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.None, 64 << 20);
        RandomAccess.SetLength(_bareFile, 64 << 20);
    }

    [GlobalCleanup]
    public void Close()
    {
        _journal.Dispose();
        _bareFile.Dispose();
        _directory.Dispose();
    }

    /// <summary>The floor: the bytes are ready, and nobody has to be able to read them again.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public void Bare_write_and_sync_of_the_same_bytes()
    {
        for (var done = 0; done < _bytes.Length; done += BareWrite)
        {
            var part = _bytes.AsSpan(done, Math.Min(BareWrite, _bytes.Length - done));
            RandomAccess.Write(_bareFile, part, _bareOffset % (60 << 20));
            _bareOffset += part.Length;
        }

        RandomAccess.FlushToDisk(_bareFile);
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public void Single_reading_messages() => AppendAll(_singles);

    [Benchmark(OperationsPerInvoke = Packs * PackReadings)]
    public void Readings_in_packs_of_50() => AppendAll(_packs);

    private void AppendAll(MessageRecord[] messages)
    {
        for (var i = 0; i < messages.Length - 1; i++)
        {
            var appended = _journal.AppendAsync(messages[i], _last, CancellationToken.None);
            if (!appended.IsCompletedSuccessfully)
            {
                appended.AsTask().GetAwaiter().GetResult();
            }
        }

        _journal.AppendDurablyAsync(messages[^1], CancellationToken.None).GetAwaiter().GetResult();
        _journal.ReportCommitted("bench", _journal.Head);
    }

    private sealed class LastObserver : IDurabilityObserver
    {
        public JournalPosition Position { get; private set; }

        public void OnDurable(JournalPosition position) => Position = position;

        public void OnFailed(Exception error) => throw error;
    }
}
