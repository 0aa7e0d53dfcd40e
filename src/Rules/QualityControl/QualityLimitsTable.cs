using System.Collections.Frozen;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.QualityControl;

/// <summary>The default limits. A quantity without a row is held to the catalogue's range only; an empty cell is a test that does not apply.</summary>
/// <remarks>
/// Sources, and the flag rates measured with these on real series: docs/sources/quality-control.md#limits.
/// Where WxDE gives one rate or time, exceeding it is suspect and exceeding it twofold (rate) or threefold (time) fails:
/// a front can do the first, only a fault the second. Road surface temperature has two sourced tiers of its own.
/// </remarks>
internal static class QualityLimitsTable
{
    public static readonly FrozenDictionary<Quantity, QualityLimits> Default = new Dictionary<Quantity, QualityLimits>
    {
        [Quantity.RoadSurfaceTemperature] = new()
        {
            Minimum = -40, Maximum = 80,
            RiseSuspect = 15, FallSuspect = 15, RiseFail = 20, FallFail = 35,
            SpikeSuspect = 1.5, SpikeFail = 4, HourlySpikeSuspect = 5, HourlySpikeFail = 6.5,
            StuckSuspect = Hours(3), StuckFail = Hours(9), PlateauFrom = -0.3, PlateauTo = 0.3,
            Like = 10,
        },
        [Quantity.SubsurfaceTemperature] = new()
        {
            Minimum = -52, Maximum = 80,
            RiseSuspect = 5, FallSuspect = 5, RiseFail = 10, FallFail = 10,
            SpikeSuspect = 1, SpikeFail = 3, HourlySpikeSuspect = 2, HourlySpikeFail = 5,
            StuckSuspect = Hours(24), StuckFail = Hours(72), PlateauFrom = -0.3, PlateauTo = 0.3,
            Like = 10,
        },
        [Quantity.AirTemperature] = new()
        {
            Minimum = -51, Maximum = 55,
            RiseSuspect = 11, FallSuspect = 14, RiseFail = 22, FallFail = 28,
            SpikeSuspect = 2, SpikeFail = 5, HourlySpikeSuspect = 5, HourlySpikeFail = 8,
            StuckSuspect = Hours(4), StuckFail = Hours(12),
            Like = 3,
        },
        [Quantity.DewPoint] = new()
        {
            Minimum = -68, Maximum = 32,
            RiseSuspect = 15, FallSuspect = 15, RiseFail = 30, FallFail = 30,
            SpikeSuspect = 2, SpikeFail = 5, HourlySpikeSuspect = 5, HourlySpikeFail = 8,
            StuckSuspect = Hours(6), StuckFail = Hours(18),
            Like = 4,
        },
        [Quantity.RelativeHumidity] = new()
        {
            Minimum = 0, Maximum = 103,
            RiseSuspect = 50, FallSuspect = 50, RiseFail = 100, FallFail = 100,
            SpikeSuspect = 10, SpikeFail = 25, HourlySpikeSuspect = 30, HourlySpikeFail = 50,
            StuckSuspect = Hours(6), StuckFail = Hours(18), PlateauFrom = 99, PlateauTo = 103,
            Like = 10,
        },
        [Quantity.AirPressure] = new()
        {
            Minimum = 500, Maximum = 1100,
            RiseSuspect = 10, FallSuspect = 10, RiseFail = 20, FallFail = 20,
            StuckSuspect = Hours(4), StuckFail = Hours(12), StuckTolerance = 0,
            Like = 2,
        },
        [Quantity.WindSpeed] = new()
        {
            Minimum = 0, Maximum = 60,
            RiseSuspect = 30, FallSuspect = 30, RiseFail = 60, FallFail = 60,
            StuckSuspect = Hours(6), StuckFail = Hours(18), PlateauFrom = 0, PlateauTo = 0.5,
            Like = 5,
        },
        [Quantity.PrecipitationRate] = new()
        {
            Minimum = 0, Maximum = 600,
            StuckSuspect = Hours(3), StuckFail = Hours(9), PlateauFrom = 0, PlateauTo = 0,
        },
        [Quantity.SnowfallRate] = new() { Minimum = 0, Maximum = 300 },
        [Quantity.WaterFilmThickness] = new()
        {
            Minimum = 0, Maximum = 100,
            RiseSuspect = 50, FallSuspect = 50,
            Like = 0.5,
        },
        [Quantity.GlobalRadiation] = new()
        {
            Minimum = -20, Maximum = 2000,
            StuckSuspect = Hours(20), PlateauFrom = -20, PlateauTo = 5,
            Like = 200,
        },
        [Quantity.Pm25] = Particles(maximum: 1000),
        [Quantity.Pm10] = Particles(maximum: 2000),
        [Quantity.No2] = Gas(maximum: 1000),
        [Quantity.O3] = Gas(maximum: 600),
        [Quantity.So2] = Gas(maximum: 2660),
    }.ToFrozenDictionary();

    // No step test on air pollutants: at a kerb a lorry is a step. A spike is suspect at most, for the same reason.
    private static QualityLimits Particles(double maximum) => new()
    {
        Minimum = -10, Maximum = maximum,
        SpikeSuspect = 30, HourlySpikeSuspect = 30, SpikeTypicalChanges = 6,
        StuckSuspect = Hours(6), StuckFail = Hours(18),
    };

    private static QualityLimits Gas(double maximum) => new()
    {
        Minimum = -10, Maximum = maximum,
        SpikeSuspect = 30, HourlySpikeSuspect = 30, SpikeTypicalChanges = 6,
        StuckSuspect = Hours(12), StuckFail = Hours(36),
    };

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);
}
