using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>A sensor against its own nights (docs/sources/winter.md#drift).</summary>
public sealed class RoadDriftTests
{
    private static readonly DateOnly First = new(2026, 10, 1);

    private static readonly Sensor Sensor = new(
        new SensorId("rst-1"), new SiteId("bridge"), new GatewayId("gw"), [Quantity.RoadSurfaceTemperature], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative);

    /// <summary>Ten nights of −1.0, −0.9 … −0.1 K: all but a tenth lie between −0.91 and −0.19 K.</summary>
    private static readonly double[] Usual = [-1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1];

    [Theory]
    [InlineData(1.3, null)]
    [InlineData(1.32, 1.51)]
    [InlineData(-2.4, null)]
    [InlineData(-2.42, -1.51)]
    public void Three_nights_over_1_5_K_outside_what_was_usual_are_a_drift(double kelvin, double? beyond)
    {
        var drift = Of(ByAir([.. Usual, kelvin, kelvin, kelvin]));

        Assert.Equal(beyond, drift is { } found ? Math.Round(found.Kelvin, 6) : null);
    }

    [Fact]
    public void One_night_over_4_K_outside_is_one_and_two_over_1_5_K_are_not_yet()
    {
        Assert.Equal(4.01, Of(ByAir([.. Usual, -0.3, -0.5, 3.82]))!.Value.Kelvin, 6);
        Assert.Null(Of(ByAir([.. Usual, -0.3, -0.5, 3.8])));
        Assert.Null(Of(ByAir([.. Usual, -0.3, 2, 2])));
    }

    [Fact]
    public void A_drift_of_a_tenth_of_a_kelvin_an_hour_is_found_in_its_third_night()
    {
        // Means of the nights of a rise of 2.4 K a day that began at 16:00.
        var nights = ByAir([.. Usual, -0.5 + 0.9, -0.5 + 3.3, -0.5 + 5.7]);

        Assert.Equal(First.AddDays(12), Of(nights)!.Value.Since);
        Assert.Null(Of(nights[..^1]));
    }

    [Fact]
    public void However_long_it_lasts_a_drift_does_not_become_what_is_usual()
    {
        var nights = ByAir([.. Usual, .. Enumerable.Repeat(3.0, 150)]);

        Assert.Equal(new RoadDrift(First.AddDays(11), 3.0 - -0.26, false), Rounded(Of(nights)));
    }

    [Fact]
    public void A_sensor_that_has_been_mended_is_trusted_once_the_mean_of_three_nights_is_as_before_or_at_once_when_its_calibration_is_told()
    {
        double[] drifted = [.. Usual, 3, 3, 3, 3];

        Assert.NotNull(Of(ByAir([.. drifted, -0.5])));
        Assert.Null(Of(ByAir([.. drifted, -0.5, -0.5])));
        Assert.Null(Of(ByAir(drifted), Sensor with { CalibratedAt = new DateTimeOffset(2026, 10, 15, 11, 0, 0, TimeSpan.Zero) }));
        Assert.NotNull(Of(ByAir(drifted), Sensor with { CalibratedAt = new DateTimeOffset(2026, 9, 15, 11, 0, 0, TimeSpan.Zero) }));
    }

    [Fact]
    public void Fewer_than_seven_nights_before_tell_nothing()
    {
        Assert.NotNull(Of(ByAir([.. Usual[..7], 9, 9, 9])));
        Assert.Null(Of(ByAir([.. Usual[..6], 9, 9, 9])));
    }

    [Fact]
    public void The_stations_near_are_believed_before_the_air_and_the_air_where_they_can_not_tell()
    {
        RoadNight[] cloudier = [.. ByAir([.. Usual, 3, 3, 3]).Select((n, i) => n with { BesideK = i % 3 * 0.1 })];
        RoadNight[] drifting = [.. ByAir([.. Usual, .. Usual[..3]]).Select((n, i) => n with { BesideK = i < 10 ? 0.1 : 1.7 })];
        RoadNight[] gone = [.. drifting.Select((n, i) => i < 5 ? n : n with { BesideK = null, AboveAirK = i < 10 ? -0.5 : 2 })];

        Assert.Null(Of(cloudier));
        Assert.Equal(new RoadDrift(First.AddDays(12), 1.6, true), Rounded(Of(drifting)));
        Assert.False(Of(gone)!.Value.BesideStations);
    }

    [Fact]
    public void What_was_told_stands_while_nothing_can_tell_otherwise()
    {
        RoadNight[] nights = [.. ByAir([.. Usual, 3, 3, 3, 3]), .. ByAir([9, 9]).Select((n, i) => n with { Night = First.AddDays(20 + i), AboveAirK = null })];

        Assert.NotNull(Of(nights));
    }

    [Fact]
    public void Another_sensor_of_the_site_and_a_policy_that_wants_none_tell_nothing()
    {
        var nights = ByAir([.. Usual, 9, 9, 9]);

        Assert.Null(Of(nights, Sensor with { Id = new SensorId("rst-2") }));
        Assert.Null(RoadDrift.Of(Sensor, nights, new GrittingPolicyOptions { DistrustDriftingSensors = false }));
    }

    private static RoadDrift? Of(IReadOnlyList<RoadNight> nights, Sensor? sensor = null) => RoadDrift.Of(sensor ?? Sensor, nights, new GrittingPolicyOptions());

    private static RoadDrift? Rounded(RoadDrift? drift) => drift is { } found ? found with { Kelvin = Math.Round(found.Kelvin, 6) } : null;

    private static RoadNight[] ByAir(IReadOnlyList<double> kelvins) =>
        [.. kelvins.Select((k, i) => new RoadNight(
            Sensor.Site, Sensor.Id, First.AddDays(i), new DateTimeOffset(First.AddDays(i + 1).ToDateTime(new TimeOnly(12, 4)), TimeSpan.Zero), 2, 10, k, null))];
}
