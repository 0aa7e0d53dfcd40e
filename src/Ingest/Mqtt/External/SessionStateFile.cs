using System.Text.Json;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>The session state on disk, replaced whole.</summary>
internal sealed class SessionStateFile(string path)
{
    private readonly Lock _writing = new();

    /// <summary>Null when there is none or it can't be read: then nothing is known, and no gap is claimed.</summary>
    public SessionState? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<SessionState>(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(SessionState state)
    {
        var full = Path.GetFullPath(path);
        var draft = full + ".new";
        lock (_writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(state));
            File.Move(draft, full, overwrite: true);
        }
    }
}
