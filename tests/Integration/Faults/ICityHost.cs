namespace Telemetry.Tests.Integration.Faults;

/// <summary>The host of a <see cref="CityUnderFault"/>: a process of its own, or in this one where the test turns its clock.</summary>
internal interface ICityHost : IAsyncDisposable
{
    HttpClient Http { get; }

    int MqttPort { get; }

    string JournalDirectory { get; }

    string RecordsPath { get; }

    /// <summary>The most memory that it had resident; 0 where it has no process of its own.</summary>
    long PeakMemory { get; }

    /// <summary>The lines of the log that have all of these in them, of all runs.</summary>
    IReadOnlyList<string> Logged(params string[] parts);

    /// <summary>Runs the host and waits until it is ready.</summary>
    Task StartAsync(DateTimeOffset? clockStart, double speed, CancellationToken cancellation);

    /// <summary>Stops it as an operator would.</summary>
    Task StopAsync();

    /// <summary>Asks again until the answer is yes, for two minutes at the most.</summary>
    Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancellation);
}
