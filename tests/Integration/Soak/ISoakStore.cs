namespace Telemetry.Tests.Integration.Soak;

/// <summary>The time-series store of a soak, which can be taken away from a host and given back.</summary>
internal interface ISoakStore : IAsyncDisposable
{
    /// <summary>What the host is told of it.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>It can only be taken away while no host runs.</summary>
    bool OnlyWithoutHost { get; }

    Task TakeAwayAsync();

    Task GiveBackAsync();

    /// <summary>SIGKILL, and a start.</summary>
    Task KillAsync();
}
