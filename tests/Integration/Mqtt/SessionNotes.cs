using System.Globalization;
using System.Text.Json.Nodes;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>What the host has noted of its session at an external broker, in the file of <c>Mqtt:External:StateFile</c>.</summary>
internal static class SessionNotes
{
    /// <summary>How long the broker had been running when it last told; null when it has not told yet.</summary>
    public static TimeSpan? Uptime(string path) => File.Exists(path) && Read(path)["Uptime"]?.GetValue<string>() is { } told
        ? TimeSpan.Parse(told, CultureInfo.InvariantCulture)
        : null;

    /// <summary>
    /// Turns the seconds that a test's broker has been running into the hour that a real one would have been. Only while the host is
    /// not connected, since it writes the file too. Whether a restart is noticed then does not hang on how soon the host is back.
    /// </summary>
    public static void LetBrokerBeOld(string path)
    {
        Assert.NotNull(Uptime(path));
        var notes = Read(path);
        notes["Uptime"] = "01:00:00";
        File.WriteAllText(path, notes.ToJsonString());
    }

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllBytes(path))!;
}
