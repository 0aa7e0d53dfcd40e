using System.Runtime.Versioning;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>DuckDB's file, which another process (this one) may hold locked: the host then starts without its time-series store.</summary>
internal sealed class LockedDuckDb(Func<string> path) : ISoakStore
{
    private FileStream? _file;

    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public bool OnlyWithoutHost => true;

    [UnsupportedOSPlatformGuard("macos")]
    private static bool CanLock => OperatingSystem.IsLinux();

    public Task TakeAwayAsync()
    {
        if (!CanLock)
        {
            throw new PlatformNotSupportedException("DuckDB's file is locked as Linux does (fcntl).");
        }

        // The whole of it, as DuckDB itself does; closing it gives it back.
        _file = new FileStream(path(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _file.Lock(0, long.MaxValue);
        return Task.CompletedTask;
    }

    public Task GiveBackAsync()
    {
        _file?.Dispose();
        _file = null;
        return Task.CompletedTask;
    }

    public Task KillAsync() => throw new NotSupportedException("DuckDB is in the host's process.");

    public ValueTask DisposeAsync() => new(GiveBackAsync());
}
