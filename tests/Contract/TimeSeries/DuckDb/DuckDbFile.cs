using Microsoft.Extensions.Options;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Tests.Contract.TimeSeries.DuckDb;

/// <summary>A database file in a folder of its own, gone with it.</summary>
internal sealed class DuckDbFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-duckdb-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "made", "telemetry.duckdb");

    public DuckDbTimeSeriesStore Store(TimeProvider time, Action<DuckDbOptions>? configure = null)
    {
        var options = new DuckDbOptions { Path = Path, MemoryLimit = "256MB" };
        configure?.Invoke(options);
        return new DuckDbTimeSeriesStore(Options.Create(options), time);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
