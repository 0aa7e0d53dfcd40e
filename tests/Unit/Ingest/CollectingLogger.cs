using Microsoft.Extensions.Logging;

namespace Telemetry.Tests.Unit.Ingest;

/// <summary>What was logged, as an operator reads it: each event's id, and its line with all that stands below it.</summary>
internal sealed class CollectingLogger<T> : ILogger<T>
{
    public List<(int Id, string Line)> Logged { get; } = [];

    public IEnumerable<int> Events => Logged.Select(logged => logged.Id);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Logged.Add((eventId.Id, $"{formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}"));
}
