using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Tests.Unit.Api.Endpoints.Gritting;

/// <summary>The worked figures of docs/sources/api.md#salt-tonnes: 40 km of road, 7.3 m treated width.</summary>
public sealed class SaltTonnesTests
{
    [Theory]
    [InlineData(8, Treatments.One, 2.34)]
    [InlineData(10, Treatments.One, 2.92)]
    [InlineData(18, Treatments.One, 5.26)]
    [InlineData(20, Treatments.One, 5.84)]
    [InlineData(15, Treatments.Two, 8.76)]
    [InlineData(20, Treatments.Two, 11.68)]
    public void Are_length_by_width_by_rate_by_treatments(double rate, Treatments treatments, double tonnes) =>
        Assert.Equal(tonnes, Tonnes(40, rate, treatments));

    [Fact]
    public void Of_a_city_of_685_km_are_fifty_at_ten_grams() => Assert.Equal(50.0, Tonnes(685, 10, Treatments.One)!.Value, 1);

    [Theory]
    [InlineData(null, Treatments.Two)]
    [InlineData(null, Treatments.None)]
    [InlineData(20.0, Treatments.Successive)]
    public void Are_not_given_where_rate_or_number_is_open(double? rate, Treatments treatments) => Assert.Null(Tonnes(40, rate, treatments));

    private static double? Tonnes(double km, double? rate, Treatments treatments) => GrittingMapping.SaltTonnes(
        new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, km, 7.3, TimeSpan.FromHours(3), SaltType.Dry, null, []),
        new Decision
        {
            Route = new RouteId("r1"),
            Day = new DateOnly(2026, 1, 14),
            Revision = 1,
            DecidedAt = new DateTimeOffset(2026, 1, 14, 16, 0, 0, TimeSpan.Zero),
            Action = GrittingAction.Precautionary,
            SpreadRate = rate,
            Treatments = treatments,
            Confidence = 1,
            Reasons = [],
            Inputs = [],
            RuleVersion = "test",
        });
}
