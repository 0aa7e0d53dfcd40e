using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Telemetry.Api.Health;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Api.Commands;

/// <summary>The time-series file that is to be replaced, and the new one beside it.</summary>
internal sealed class RebuiltStoreFile(IServiceProvider services)
{
    private const string Log = ".wal";

    private readonly DuckDbOptions _options = services.GetRequiredService<IOptions<DuckDbOptions>>().Value;
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();

    public string Path => System.IO.Path.GetFullPath(_options.Path);

    private string NewPath => Path + ".rebuilding";

    /// <summary>Null where there is no store yet.</summary>
    public async Task<OldStore?> ReadOldAsync(DateTimeOffset receivedBefore, CancellationToken cancellation)
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            using var store = DuckDbTimeSeriesStore.At(Path, _options, _clock);
            return new OldStore(await store.OpenAsync(cancellation), await store.CountMonthsAsync(receivedBefore, cancellation), null);
        }
        catch (Exception unreadable) when (unreadable is DbException or IOException or InvalidOperationException or InvalidDataException)
        {
            return new OldStore(JournalPosition.Start, [], unreadable.Message);
        }
    }

    public async Task<IReadOnlyList<StoredMonth>> ReadNewAsync(CancellationToken cancellation)
    {
        using var store = DuckDbTimeSeriesStore.At(Path, _options, _clock);
        return await store.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
    }

    /// <summary>Why there is too little room for a second store; null when there is enough.</summary>
    public string? RoomTrouble()
    {
        var needed = SizeOf(Path) + SizeOf(Path + Log);
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        return Directory.Exists(folder) && Disk.FreeAt(folder) is { } free && free < needed
            ? string.Create(CultureInfo.InvariantCulture, $"The new store may take {needed:N0} bytes beside the old one, and {folder} has {free:N0} free. Make room first; nothing is done.")
            : null;
    }

    /// <summary>An empty store beside the old one; what an earlier rebuild left there half done is removed.</summary>
    public DuckDbTimeSeriesStore CreateNew()
    {
        File.Delete(NewPath);
        File.Delete(NewPath + Log);
        return DuckDbTimeSeriesStore.At(NewPath, _options, _clock);
    }

    /// <summary>Puts the new store in the old one's place. Gives where the old one is now; null when there was none.</summary>
    public string? Swap()
    {
        string? aside = null;
        if (File.Exists(Path))
        {
            aside = $"{Path}.before-rebuild-{_clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
            File.Move(Path, aside);
        }

        if (aside is not null && File.Exists(Path + Log))
        {
            File.Move(Path + Log, aside + Log);
        }

        File.Move(NewPath, Path);
        if (File.Exists(NewPath + Log))
        {
            File.Move(NewPath + Log, Path + Log);
        }

        return aside;
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
