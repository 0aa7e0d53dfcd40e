namespace Telemetry.FirmwareSim.City;

/// <summary>A simulated sensor: what it measures at an instant is a function of that instant alone.</summary>
internal interface IInstrument
{
    string Sensor { get; }

    /// <summary>Its nominal interval, as the network file says.</summary>
    TimeSpan Interval { get; }

    /// <summary>The grid from 00:00 UTC on which it may speak; finer than the interval where it also speaks up in an alarm.</summary>
    TimeSpan Step => Interval;

    /// <summary>How far back its logger reaches when its gateway starts.</summary>
    TimeSpan Memory => TimeSpan.FromHours(6);

    /// <summary>Null while it is silent.</summary>
    Observation? Observe(DateTimeOffset at);
}
