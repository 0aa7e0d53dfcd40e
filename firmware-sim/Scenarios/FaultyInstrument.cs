using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>A sensor with a fault.</summary>
internal sealed class FaultyInstrument(IInstrument sound, SensorFault fault) : IInstrument
{
    public string Sensor => sound.Sensor;

    public TimeSpan Interval => sound.Interval;

    public TimeSpan Step => sound.Step;

    public TimeSpan Memory => sound.Memory;

    public Observation? Observe(DateTimeOffset at) => fault.Apply(sound, at);
}
