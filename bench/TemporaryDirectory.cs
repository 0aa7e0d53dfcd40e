namespace Telemetry.Bench;

/// <summary>A directory on the disk that the system's temporary folder is on, gone when disposed.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetry-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
