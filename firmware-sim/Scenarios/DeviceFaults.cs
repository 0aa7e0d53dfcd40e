using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>What goes wrong with any device: its cell, its clock, its echo. Hours count from 12:00 UTC.</summary>
internal static class DeviceFaults
{
    /// <summary>A lithium cell holds its voltage until it is almost empty, and then falls.</summary>
    private static readonly DayCurve EmptyingCell = new((0, 3.42), (4, 3.3), (10, 3.0), (18, 2.6), (24, 2.3));

    /// <summary>The cell runs down from noon to noon, when it is changed; charge by the same share.</summary>
    public static Observation? BatteryRunsDown(IInstrument sound, DateTimeOffset at)
    {
        var hour = WeatherDay.Of(at).Hour;
        return sound.Observe(at)?
            .With(Quantity.BatteryVoltage, Math.Round(EmptyingCell.At(hour), 2))
            .With(Quantity.BatteryLevel, Math.Round(38 - (1.5 * hour)));
    }

    /// <summary>The same, and from 22:00 it is too low for the modem.</summary>
    public static Observation? BatteryDies(IInstrument sound, DateTimeOffset at) =>
        WeatherDay.Of(at).Hour > 10 ? null : BatteryRunsDown(sound, at);

    /// <summary>The clock is slow: so many minutes at noon, and more each hour.</summary>
    public static Func<IInstrument, DateTimeOffset, Observation?> ClockBehind(double minutes, double perHour) => (sound, at) =>
        sound.Observe(at) is { } said
            ? said with { ObservedAt = at - TimeSpan.FromSeconds(Math.Round(60 * (minutes + (perHour * WeatherDay.Of(at).Hour)))) }
            : null;

    /// <summary>Local summer time stamped as UTC: every reading comes from the future.</summary>
    public static Observation? ClockAnHourAhead(IInstrument sound, DateTimeOffset at) =>
        sound.Observe(at) is { } said ? said with { ObservedAt = at.AddHours(1) } : null;

    /// <summary>Soft or slanting waste swallows the echo: every sixth sample sees nothing up to the end of the range.</summary>
    public static Observation? MissedEcho(IInstrument sound, DateTimeOffset at) =>
        at.ToUnixTimeSeconds() / (long)sound.Interval.TotalSeconds % 6 == 0 ? sound.Observe(at)?.With(Quantity.Distance, 5000) : sound.Observe(at);
}
