namespace Telemetry.FirmwareSim.City;

/// <summary>A simulated sensor: what it measures at an instant is a function of that instant alone.</summary>
internal interface IInstrument
{
    string Sensor { get; }

    TimeSpan Interval { get; }

    /// <summary>Null while it is silent.</summary>
    Observation? Observe(DateTimeOffset at);
}
