using System.Reflection;

namespace Telemetry.Api.Health;

/// <summary>What runs, and since when.</summary>
internal sealed class HostStart(TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    /// <summary>With the commit that it was built from, where the build knew it.</summary>
    public string Version { get; } =
        typeof(HostStart).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Real time: a simulated clock's timestamps are the real ones.</summary>
    public TimeSpan Uptime => clock.GetElapsedTime(_started);
}
