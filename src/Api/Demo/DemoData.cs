namespace Telemetry.Api.Demo;

/// <summary>Where the demo keeps what it must remember from one start to the next.</summary>
internal sealed class DemoData(DirectoryInfo directory)
{
    public DirectoryInfo Directory { get; } = directory;

    /// <summary>Forecasts issued until then are delivered.</summary>
    public DateTimeOffset ForecastsUntil { get; set; } = DateTimeOffset.MinValue;
}
