using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Salt that lies on the road reduces a treatment where it is shown to, and nowhere else.</summary>
public sealed class ResidualSaltTests
{
    private static readonly DateTimeOffset Now = Jan14(16);
    private static readonly DateTimeOffset DayEnd = Jan14(36);
    private static readonly GrittingPolicyOptions Crediting = new() { CreditResidualSalt = true };

    [Fact]
    public void By_default_salt_on_the_road_changes_nothing()
    {
        var salted = Salted(12, 0.1);

        var decision = Decide(Now, salted);

        Assert.Equal(10, decision.SpreadRate);
        Assert.DoesNotContain(decision.Reasons, r => r.Code.Contains("residual", StringComparison.Ordinal));
    }

    [Theory] // 9 g/m² of 10 in 0.1 mm of 9 % brine; 8.9 in 8.9 %; and 12 g/m² and more, which is enough.
    [InlineData(9, 0.1, 1.0, "residual-salt")]
    [InlineData(8.9, 0.1, 1.1, "residual-salt")]
    [InlineData(12, 0.1, null, "residual-salt-suffices")]
    [InlineData(10, 0.1, null, "residual-salt-suffices")]
    public void Measured_salt_is_taken_off_what_is_spread(double percent, double film, double? rate, string code)
    {
        var decision = Decide(Now, Salted(percent, film), Crediting);

        Assert.Equal(rate, decision.SpreadRate);
        Assert.Equal(rate is null ? GrittingAction.Monitor : GrittingAction.Precautionary, decision.Action);
        Assert.Contains($"% of salt in {film:0.0#} mm of water", decision.Reasons.Single(r => r.Code == code).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Brine_that_would_freeze_before_the_minimum_is_no_credit_however_much_of_it_there_is()
    {
        // 5 % freezes at −2.4 °C; the road goes down to −3.
        var decision = Decide(Now, Salted(5, 0.19), Crediting);

        Assert.Equal(10, decision.SpreadRate);
        Assert.Contains("freezes at −2.35 °C", decision.Reasons.Single(r => r.Code == "no-residual-credit").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Salinity_without_a_film_that_was_suspect_or_that_is_old_is_no_credit()
    {
        AssertNone(Frost().ReadsAll(Quantity.SurfaceSalinity, Jan14(12), Now, 15));
        AssertNone(Frost().ReadsAll(Quantity.WaterFilmThickness, Jan14(12), Now, 0.19).ReadsAll(Quantity.SurfaceSalinity, Jan14(12), Now.AddMinutes(-10), 15).Reads(Quantity.SurfaceSalinity, Now, 15, Flag.Suspect, QcTest.Step));
        AssertNone(Frost().ReadsAll(Quantity.WaterFilmThickness, Jan14(12), Now, 0.19).ReadsAll(Quantity.SurfaceSalinity, Jan14(12), Jan14(15), 15));

        static void AssertNone(SomeStation station)
        {
            var decision = Decide(Now, station, Crediting);
            Assert.Equal(10, decision.SpreadRate);
            Assert.Contains("not both been measured", decision.Reasons.Single(r => r.Code == "no-residual-credit").Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void On_a_dry_road_no_sensor_sees_salt_and_a_report_may_tell()
    {
        var dry = Dry().ReadsAll(Quantity.WaterFilmThickness, Jan14(4), Now, 0).ReadsAll(Quantity.SurfaceSalinity, Jan14(4), Now, 0);

        var told = DecideReported(Report(6), dry, new GrittingPolicyOptions { CreditResidualSalt = true, TreatDryRoads = true });
        var untold = DecideReported(null, dry, new GrittingPolicyOptions { CreditResidualSalt = true, TreatDryRoads = true });

        Assert.Equal(4, told.SpreadRate);
        Assert.Equal(10, untold.SpreadRate);
        Assert.Contains("no sensor measures it now", untold.Reasons.Single(r => r.Code == "no-residual-credit").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_least_of_the_hold_time_counts()
    {
        var rising = Frost().ReadsAll(Quantity.WaterFilmThickness, Jan14(12), Now, 0.1)
            .ReadsAll(Quantity.SurfaceSalinity, Jan14(12), Now, at => at >= Now ? 14 : 9);

        Assert.Equal(1, Decide(Now, rising, Crediting).SpreadRate);
    }

    [Fact]
    public void A_reported_treatment_of_the_night_before_counts_while_the_road_has_stayed_dry()
    {
        var decision = DecideReported(Report(6), Dry());

        Assert.Equal(4, decision.SpreadRate);
        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        var said = decision.Reasons.Single(r => r.Code == "residual-salt").Text;
        Assert.Contains("6.0 g/m² are left of the treatment of", said, StringComparison.Ordinal);
        Assert.Contains("4.0 g/m² are still to be spread", said, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Unknown => new()
    {
        { "none", "no treatment is reported" },
        { "tonight", "no treatment is reported" },
        { "no rate", "no rate or tonnes" },
        { "grit", "no rate or tonnes" },
        { "old", "before the last frost expected" },
        { "no traffic", "traffic" },
        { "busy", "vehicles will have passed" },
        { "rained", "rain or snow fell" },
        { "no gauge", "not been measured all through" },
        { "gauge gap", "not been measured all through" },
        { "wet film", "the road was wet" },
        { "rain ahead", "is expected" },
        { "forecast ends", "not to the end of the decision day" },
        { "later known", "no treatment is reported" },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void Whatever_is_not_known_of_a_reported_treatment_is_no_credit(string what, string because)
    {
        var report = what switch
        {
            "tonight" => Report(20, start: Jan14(12.5)),
            "no rate" => Report(null),
            "grit" => Report(20) with { Material = SpreadMaterial.Grit },
            "old" => Report(20, start: Jan14(0)),
            "later known" => Report(20) with { ReportedAt = Now.AddMinutes(1) },
            _ => Report(20),
        };
        var station = what switch
        {
            "no traffic" => Dry(vehicles: null),
            "busy" => Dry(vehicles: 40_000),
            "rained" => Dry(rain: at => at == Jan14(10) ? 0.4 : 0),
            "no gauge" => Dry(rain: null, gauge: false),
            "gauge gap" => Dry(gaugeGap: true),
            "wet film" => Dry().ReadsAll(Quantity.WaterFilmThickness, Jan14(11), Now, at => at < Jan14(12) ? 0.25 : 0.05),
            "rain ahead" => Dry(ahead: at => at == Jan14(30) ? 1 : 0),
            "forecast ends" => Dry(until: Jan14(30)),
            _ => Dry(),
        };

        var decision = what == "none" ? DecideReported(null, station) : DecideReported(report, station);

        Assert.Contains(because, decision.Reasons.Single(r => r.Code == "no-residual-credit").Text, StringComparison.Ordinal);
        Assert.True(decision.SpreadRate >= 10);
    }

    [Theory] // 40 km × 7.3 m: 1.168 t are 4 g/m². Pre-wetted salt is 76.9 % salt, brine 23 %.
    [InlineData(SpreadMaterial.DrySalt, 9.0, 1.168, 6.0)]
    [InlineData(SpreadMaterial.DrySalt, null, 1.168, 6.0)]
    [InlineData(SpreadMaterial.PreWetSalt, 8.0, null, 3.9)]
    [InlineData(SpreadMaterial.Brine, 20.0, null, 5.4)]
    public void A_report_is_worth_the_least_that_it_says_of_salt(SpreadMaterial material, double? rate, double? tonnes, double left)
    {
        var report = Report(rate) with { Material = material, Tonnes = tonnes };

        Assert.Equal(left, DecideReported(report, Dry()).SpreadRate);
    }

    [Fact]
    public void Rows_with_two_treatments_and_what_lies_on_the_road_have_no_credit()
    {
        var twice = Decide(Now, Salted(23, 1, minimum: -7), Crediting);
        Assert.Equal((15, Treatments.Two), (twice.SpreadRate, twice.Treatments));
        Assert.Contains("more than one treatment", twice.Reasons.Single(r => r.Code == "no-residual-credit").Text, StringComparison.Ordinal);

        var ice = Decide(Now, Salted(20, 0.1).ReadsAll(Quantity.SurfaceState, Jan14(12), Now, 5).ReadsAll(Quantity.RoadSurfaceTemperature, Now, Now, -1), Crediting);
        Assert.Equal((GrittingAction.PostTreatment, 20), (ice.Action, ice.SpreadRate));
    }

    [Theory] // The NORTRIP parametrisation, as docs/sources/winter.md#residual-salt tabulates it.
    [InlineData(0, 0)]
    [InlineData(1, -0.3)]
    [InlineData(5, -2.4)]
    [InlineData(10, -6.1)]
    [InlineData(15, -10.8)]
    [InlineData(20, -16.6)]
    [InlineData(23.3, -20.9)]
    [InlineData(60, -21)]
    public void Brine_freezes_as_published(double percent, double celsius) => Assert.Equal(celsius, SaltBrine.FreezingPoint(percent), 0.06);

    private static TreatmentReport Report(double? rate, DateTimeOffset? start = null) =>
        new("run-1", new RouteId("r1"), new DateOnly(2026, 1, 13), start ?? Jan14(8), SpreadMaterial.DrySalt, Jan14(11.9)) { EndedAt = (start ?? Jan14(8)).AddHours(2), SpreadRate = rate };

    private static Decision DecideReported(TreatmentReport? report, SomeStation station, GrittingPolicyOptions? policy = null)
    {
        var moment = Moment(Now, [station]) with { Treatments = report is null || report.ReportedAt > Now ? [] : [report] };
        return new GrittingDecisionRule(policy ?? Crediting).Decide(moment);
    }

    private static SomeStation Frost(double minimum = -3) => new SomeStation()
        .ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, 4).IssuedAt(Now)
        .Forecasts(Quantity.AirTemperature, Now, DayEnd, Falling(minimum)).Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0);

    private static SomeStation Salted(double percent, double film, double minimum = -3) => Frost(minimum)
        .ReadsAll(Quantity.WaterFilmThickness, Jan14(12), Now, film).ReadsAll(Quantity.SurfaceSalinity, Jan14(12), Now, percent);

    /// <summary>A road that will be moist by hoar, with nothing fallen since long before the treatment and a quiet traffic.</summary>
    private static SomeStation Dry(
        Func<DateTimeOffset, double>? rain = null, bool gauge = true, bool gaugeGap = false, double? vehicles = 4000, Func<DateTimeOffset, double>? ahead = null, DateTimeOffset? until = null)
    {
        var station = new SomeStation().On(new RoadProfile { Traffic = vehicles is { } known ? new RoadTraffic(known, 0.05, 60, 2) : null })
            .ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, 4).IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, until ?? DayEnd, Falling(-3)).Forecasts(Quantity.PrecipitationRate, Now, until ?? DayEnd, ahead ?? (_ => 0));
        return !gauge ? station
            : gaugeGap ? station.ReadsAll(Quantity.PrecipitationRate, Jan14(-8), Jan14(9), 0).ReadsAll(Quantity.PrecipitationRate, Jan14(10), Now, 0)
            : station.ReadsAll(Quantity.PrecipitationRate, Jan14(-8), Now, rain ?? (_ => 0));
    }

    /// <summary>From 4 °C at 16:00 to the minimum at 02:00, and above the threshold again at 06:00.</summary>
    private static Func<DateTimeOffset, double> Falling(double minimum) => at =>
        at >= Jan14(30) ? 4 : Math.Max(minimum, 4 - (0.7 * (at - Now).TotalHours));
}
